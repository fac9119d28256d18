package de.medicalhub.portal.medication.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.Dosage;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Section;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Prescriptions;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/**
 * A plan as the record has it: for whom, by whom, and what is ordered now (M13). What has no place is left for a person; what is
 * longer than its field stays whole, so that it is a person who shortens it ({@link PlanCheck} says how far).
 */
public final class PlanFromRecord {
    private static final String KVNR = "http://fhir.de/sid/gkv/kvid-10";
    private static final String IK = "http://fhir.de/sid/arge-ik/iknr";
    private static final String PZN = "http://fhir.de/CodeSystem/ifa/pzn";
    private static final String ATC = "http://fhir.de/CodeSystem/bfarm/atc";
    private static final String AMOUNT = "(\\d+(?:[,/]\\d+)?)";

    /** Three or four amounts, and what is said behind them: "1-0-1-0, zu den Mahlzeiten". */
    private static final Pattern TIMES = Pattern.compile("\\s*" + AMOUNT + "\\s*-\\s*" + AMOUNT + "\\s*-\\s*" + AMOUNT
            + "(?:\\s*-\\s*" + AMOUNT + ")?(?:\\s*[,;:.(]\\s*(.*?)\\)?|\\s+(\\D.*?))?\\s*");

    private static final Pattern STRENGTH = Pattern.compile("\\b\\d+(?:,\\d+)?\\s?(?:mg|µg|g|ml|IE|%)(?:/\\w+)?");
    private static final Pattern PIECES = Pattern.compile("(?i).*(tablette|kapsel|dragee|tbl|zäpfchen).*");
    private static final int LONGEST_DOSE = 20;
    private static final int LONGEST_ALLERGIES = 50;

    /** German as all of the printed plan. */
    private static final String FURTHER_ALLERGIES = "Weitere Allerg./Unv.: ";

    private PlanFromRecord() {}

    /**
     * @param issuer who will print it
     * @param now what has ended by then is not ordered any more
     */
    public static MedicationPlan of(Resources record, Patient patient, Optional<Organization> issuer, Instant now) {
        List<Line> lines = Prescriptions.holding(record, now).stream()
                .map(order -> (Line) entry(order, record))
                .toList();
        return new MedicationPlan(
                PrintHead.fresh(),
                person(patient),
                issuer.map(PlanFromRecord::issuer).orElseGet(() -> issuer(new Organization())),
                observations(record),
                lines.isEmpty() ? List.of() : List.of(new Section("", "", lines)));
    }

    private static Person person(Patient patient) {
        HumanName name = patient.getNameFirstRep();
        String sex = patient.hasGender()
                ? switch (patient.getGender()) {
                    case FEMALE -> "W";
                    case MALE -> "M";
                    case OTHER -> "D";
                    default -> "";
                }
                : "";
        String born = patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
        return new Person(
                name.getGivenAsSingleString(),
                text(name.getFamily()),
                identifier(patient.getIdentifier(), KVNR),
                born.replace("-", "").concat("0000").substring(0, born.isEmpty() ? 0 : 8),
                sex,
                name.getPrefixAsSingleString(),
                "",
                "");
    }

    private static Issuer issuer(Organization organisation) {
        Address address = organisation.getAddressFirstRep();
        String street =
                address.getLine().stream().map(line -> text(line.getValue())).collect(Collectors.joining(", "));
        return new Issuer(
                "",
                "",
                identifier(organisation.getIdentifier(), IK),
                text(organisation.getName()),
                street,
                text(address.getPostalCode()),
                text(address.getCity()),
                contact(organisation, ContactPointSystem.PHONE),
                contact(organisation, ContactPointSystem.EMAIL),
                "");
    }

    private static String contact(Organization organisation, ContactPointSystem system) {
        return organisation.getTelecom().stream()
                .filter(contact -> contact.getSystem() == system)
                .map(contact -> text(contact.getValue()))
                .findFirst()
                .orElse("");
    }

    /** Names that do not fit into their field go on among the remarks; none is cut, so that too long ones keep it from being signed. */
    private static Observations observations(Resources record) {
        List<String> names = Allergies.names(record);
        int fits = names.size();
        while (fits > 1 && String.join(", ", names.subList(0, fits)).length() > LONGEST_ALLERGIES) {
            fits--;
        }
        List<String> further = names.subList(fits, names.size());
        return new Observations(
                String.join(", ", names.subList(0, fits)),
                "",
                "",
                "",
                "",
                "",
                further.isEmpty() ? "" : FURTHER_ALLERGIES + String.join(", ", further));
    }

    private static Entry entry(MedicationRequest order, Resources record) {
        CodeableConcept medicine = order.hasMedicationCodeableConcept()
                ? order.getMedicationCodeableConcept()
                : medication(order, record).map(Medication::getCode).orElseGet(CodeableConcept::new);
        String name = words(medicine);
        if (name.isEmpty() && order.hasMedicationReference()) {
            name = text(order.getMedicationReference().getDisplay());
        }
        Product product = new Product(pzn(medicine), name, "", "", substances(medicine, name));
        String reason = order.getReasonCode().stream()
                .map(PlanFromRecord::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return dosed(order, product, PIECES.matcher(name).matches(), reason);
    }

    private static Optional<Medication> medication(MedicationRequest order, Resources record) {
        String reference =
                order.hasMedicationReference() ? order.getMedicationReference().getReference() : null;
        if (reference != null && reference.startsWith("#")) {
            return order.getContained().stream()
                    .filter(Medication.class::isInstance)
                    .map(Medication.class::cast)
                    .findFirst();
        }
        return reference == null ? Optional.empty() : record.find(Medication.class, reference);
    }

    private static Entry dosed(MedicationRequest order, Product product, boolean pieces, String reason) {
        String words = order.getDosageInstruction().stream()
                .map(dosage -> text(dosage.getText()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        Matcher times = TIMES.matcher(words);
        if (times.matches()) {
            Dosage dosage = new Dosage(
                    "",
                    amount(times.group(1)),
                    amount(times.group(2)),
                    amount(times.group(3)),
                    amount(text(times.group(4))),
                    "",
                    pieces ? "1" : "",
                    "");
            String hint = text(times.group(5)) + text(times.group(6));
            return new Entry(product, dosage, hint, reason, "");
        }
        boolean isShort = words.length() <= LONGEST_DOSE;
        Dosage dosage = new Dosage("", "", "", "", "", isShort ? words : "", "", "");
        return new Entry(product, dosage, isShort ? "" : words, reason, "");
    }

    private static String amount(String written) {
        return written.equals("0") ? "" : written;
    }

    /** Only with a right check digit: a wrong number would name another medicine. */
    private static String pzn(CodeableConcept medicine) {
        return code(medicine, PZN)
                .map(Coding::getCode)
                .filter(number -> number.matches("\\d{8}") && CheckDigit.PZN.isValid(number))
                .map(number -> number.replaceFirst("^0+", ""))
                .orElse("");
    }

    private static List<Substance> substances(CodeableConcept medicine, String name) {
        Optional<String> substance = code(medicine, ATC).map(Coding::getDisplay).filter(display -> !display.isBlank());
        Matcher strength = STRENGTH.matcher(name);
        List<Substance> substances = new ArrayList<>();
        substance.ifPresent(words -> substances.add(new Substance(words, strength.find() ? strength.group() : "")));
        return substances;
    }

    private static Optional<Coding> code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .findFirst();
    }

    private static String words(CodeableConcept concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().map(Coding::getDisplay).filter(Objects::nonNull))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String identifier(List<Identifier> identifiers, String system) {
        return identifiers.stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .map(identifier -> text(identifier.getValue()))
                .findFirst()
                .orElse("");
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
