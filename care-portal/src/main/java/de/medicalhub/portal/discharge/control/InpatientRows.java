package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Ward;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.InpatientRow;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Lists inpatients by name; pure. */
public final class InpatientRows {
    private static final int ALL = 1000;

    private final Texts texts;
    private final String shown;

    /** @param shown id of the ward whose people are shown; empty for all */
    public InpatientRows(Texts texts, String shown) {
        this.texts = texts;
        this.shown = shown;
    }

    /**
     * The search for the inpatients of these hospitals, newest first (D7, D10).
     *
     * @param name beginnings of names; empty for everybody
     * @param ward id of a Location; empty for all
     * @param most how many
     */
    public static String query(String hospitals, String name, String ward, int most) {
        String named = Arrays.stream(name.strip().split("[\\s,;|$\\\\]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> "&patient.name=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return "Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP&service-provider=" + hospitals
                + "&status=arrived,in-progress,onleave" + named + (ward.isEmpty() ? "" : "&location=Location/" + ward)
                + "&_include=Encounter:patient&_include=Encounter:location&_sort=-date&_count=" + most;
    }

    /** The search for all stays of that kind, nothing of them but that they are there (D15). */
    public static String idsOf(String hospitals, String name, String ward) {
        return query(hospitals, name, ward, ALL).replace("&_include=Encounter:patient&_include=Encounter:location", "")
                + "&_elements=status,location";
    }

    /** The search for these stays, as they are shown. */
    public static String those(List<String> stays) {
        return "Encounter?_id=" + String.join(",", stays)
                + "&_include=Encounter:patient&_include=Encounter:location&_count=" + stays.size();
    }

    /** Which of them are neither signed nor planned, or signed on paper that nobody has scanned yet (D12, D15). */
    public static List<String> unsigned(List<Encounter> stays, Resources around) {
        Set<String> withoutScan = ConsentForm.staysWithoutScan(around);
        Set<String> done = Stream.concat(
                        around.all(DocumentReference.class).stream()
                                .flatMap(document -> document.getContext().getEncounter().stream())
                                .map(Reference::getReference),
                        around.all(CarePlan.class).stream()
                                .map(plan -> plan.getEncounter()
                                        .getReferenceElement()
                                        .toUnqualifiedVersionless()
                                        .getValue()))
                .collect(Collectors.toSet());
        return stays.stream()
                .map(Resources::referenceTo)
                .filter(stay -> !done.contains(stay) || withoutScan.contains(stay))
                .map(stay -> stay.replaceFirst("^.*/", ""))
                .toList();
    }

    /** The search for the signed consents of these stays (D12). */
    public static Optional<String> consentsOf(List<Encounter> stays) {
        return stays.isEmpty()
                ? Optional.empty()
                : Optional.of(ConsentForm.queryOf(
                        stays.stream().map(Resources::referenceTo).collect(Collectors.joining(","))));
    }

    /** The search for the wards of these hospitals (D15). */
    public static String wards(String hospitals) {
        return "Location?status=active&partof.organization=" + hospitals + "&_count=200";
    }

    /** The wards among the Locations, by name. */
    public static List<Choice> wards(Resources found) {
        return found.all(Location.class).stream()
                .filter(place ->
                        place.getPhysicalType().getCoding().stream().anyMatch(coding -> "wa".equals(coding.getCode())))
                .map(place ->
                        new Choice(place.getIdElement().getIdPart(), Objects.requireNonNullElse(place.getName(), "")))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(Locale.GERMAN)))
                .toList();
    }

    /** The search for the running discharges of these stays (D6). */
    public static Optional<String> plansOf(List<Encounter> stays) {
        return stays.isEmpty()
                ? Optional.empty()
                : Optional.of("CarePlan?status=active&category=" + HubCodes.PLAN_CATEGORY + "|discharge&encounter="
                        + stays.stream().map(Resources::referenceTo).collect(Collectors.joining(",")) + "&_count=1000");
    }

    /**
     * @param inpatients inpatient Encounters with their patients
     * @param plans CarePlans of the cases known already (D6)
     */
    public List<InpatientRow> of(Resources inpatients, List<CarePlan> plans) {
        Map<String, String> cases = plans.stream()
                .filter(plan -> plan.getEncounter().hasReference())
                .collect(Collectors.toMap(
                        plan -> plan.getEncounter()
                                .getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue(),
                        InpatientRows::caseId,
                        (first, second) -> first));
        Set<String> withoutScan = ConsentForm.staysWithoutScan(inpatients);
        return inpatients.all(Encounter.class).stream()
                .filter(stay -> shown.isEmpty() || Ward.isOf(stay, shown))
                .map(encounter ->
                        row(inpatients, encounter, cases, withoutScan.contains(Resources.referenceTo(encounter))))
                .sorted(Comparator.comparing(InpatientRow::name, Collator.getInstance(Locale.GERMAN)))
                .toList();
    }

    private InpatientRow row(Resources found, Encounter encounter, Map<String, String> cases, boolean withoutScan) {
        Patient patient = found.find(Patient.class, encounter.getSubject()).orElseGet(Patient::new);
        return new InpatientRow(
                encounter.getIdElement().getIdPart(),
                Resources.nameOf(patient.getName()),
                born(patient, texts),
                encounter.getPeriod().hasStart()
                        ? texts.times().day(encounter.getPeriod().getStart().toInstant())
                        : "",
                encounter.getReasonCodeFirstRep().getText() == null
                        ? ""
                        : encounter.getReasonCodeFirstRep().getText(),
                cases.getOrDefault(Resources.referenceTo(encounter), ""),
                isSigned(found, encounter),
                withoutScan,
                ward(found, encounter));
    }

    private static boolean isSigned(Resources found, Encounter encounter) {
        String stay = Resources.referenceTo(encounter);
        return found.all(DocumentReference.class).stream()
                .flatMap(document -> document.getContext().getEncounter().stream())
                .anyMatch(one -> stay.equals(one.getReference()));
    }

    private static String ward(Resources found, Encounter encounter) {
        return encounter.getLocation().stream()
                .filter(place -> Ward.isOf(
                        encounter,
                        Objects.requireNonNullElse(
                                place.getLocation().getReferenceElement().getIdPart(), "")))
                .flatMap(place -> found.find(Location.class, place.getLocation()).stream())
                .map(Location::getName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The date of birth in the reader's words; empty if unknown. */
    public static String born(Patient patient, Texts texts) {
        return PartialDate.ofBirth(patient).words(texts);
    }

    private static String caseId(CarePlan plan) {
        return caseOf(List.of(plan));
    }

    /** The case that one of these plans belongs to; empty if none belongs to one. */
    public static String caseOf(List<CarePlan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.getIdentifier().stream())
                .filter(identifier -> HubCodes.CASE_SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }
}
