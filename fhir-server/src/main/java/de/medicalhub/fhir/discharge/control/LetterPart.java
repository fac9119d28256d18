package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The preliminary discharge letter, put together from what is recorded; the doctor's final one replaces it. */
final class LetterPart {
    static final String LOINC = "http://loinc.org";
    /** LOINC code of the section that says what is planned. */
    static final String PLAN = "18776-5";

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern(
                    "d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMAN)
            .withZone(HubClock.berlin());

    private final NewCase theCase;

    LetterPart(NewCase theCase) {
        this.theCase = theCase;
    }

    void write(CaseBundle bundle, String plan) {
        Composition letter = new Composition();
        letter.setLanguage("de");
        letter.setIdentifier(theCase.id().toIdentifier());
        letter.setStatus(Composition.CompositionStatus.PRELIMINARY);
        letter.setType(loinc("18842-5", "Discharge summary"));
        letter.setTitle("Vorläufiger Entlassbrief");
        letter.setSubject(theCase.patient());
        letter.setEncounter(theCase.encounter());
        letter.setDate(Date.from(theCase.now()));
        letter.addAuthor(new Reference(theCase.manager()));
        letter.setCustodian(theCase.hospital());
        letter.addSection(diagnoses());
        letter.addSection(medication());
        letter.addSection(needs());
        letter.addSection(plan(plan));
        bundle.add(letter);
    }

    private Composition.SectionComponent diagnoses() {
        List<Condition> conditions = theCase.stay().conditions();
        return section(
                "Diagnosen",
                loinc("11535-2", "Hospital discharge Dx"),
                conditions,
                conditions.stream()
                        .map(condition -> textOf(condition.getCode()))
                        .toList());
    }

    private Composition.SectionComponent medication() {
        List<MedicationRequest> medicines = theCase.stay().medication();
        return section(
                "Medikation",
                loinc("10183-2", "Hospital discharge medications"),
                medicines,
                medicines.stream().map(LetterPart::line).toList());
    }

    private Composition.SectionComponent needs() {
        DischargePlan.Nursing nursing = theCase.plan().nursing();
        OwnCodes codes = OwnCodes.shipped();
        List<String> lines = new ArrayList<>();
        lines.add(codes.coding(HubCodes.CARE_LEVEL, nursing.careLevel()).getDisplay());
        nursing.needs()
                .forEach(
                        need -> lines.add(codes.coding(HubCodes.CARE_NEED, need).getDisplay()));
        return section("Pflegebedarf", loinc("34746-8", "Nurse Note"), List.of(), lines);
    }

    private Composition.SectionComponent plan(String plan) {
        DischargePlan wanted = theCase.plan();
        Composition.SectionComponent section = section(
                "Geplant",
                loinc(PLAN, "Plan of care note"),
                List.of(),
                planLines(
                        wanted.dischargeAt(),
                        wanted.ride().posture(),
                        wanted.supply().deliverBy(),
                        Optional.of(wanted.followUp().start())));
        section.addEntry(new Reference(plan));
        return section;
    }

    /**
     * What is planned, in German as the letter is.
     *
     * @param posture as code; empty if nobody is driven
     * @param followUp of the video consultation; empty if there is none
     */
    static List<String> planLines(Instant leaves, String posture, Instant deliverBy, Optional<Instant> followUp) {
        List<String> lines = new ArrayList<>();
        lines.add("Entlassung: " + german(leaves));
        if (!posture.isEmpty()) {
            lines.add("Fahrt nach Hause: "
                    + OwnCodes.shipped().coding(HubCodes.POSTURE, posture).getDisplay());
        }
        lines.add("Arzneimittel an der Haustür bis: " + german(deliverBy));
        followUp.ifPresent(at -> lines.add("Videosprechstunde in der Hausarztpraxis: " + german(at)));
        return lines;
    }

    private static Composition.SectionComponent section(
            String title, CodeableConcept code, List<? extends Resource> entries, List<String> lines) {
        Composition.SectionComponent section = new Composition.SectionComponent();
        section.setTitle(title);
        section.setCode(code);
        section.getText().setStatus(Narrative.NarrativeStatus.GENERATED);
        section.getText().setDivAsString(Xhtml.list(lines));
        entries.forEach(entry -> section.addEntry(
                new Reference(entry.fhirType() + "/" + entry.getIdElement().getIdPart())));
        return section;
    }

    private static String line(MedicationRequest medicine) {
        String name = medicine.hasMedicationCodeableConcept()
                ? textOf(medicine.getMedicationCodeableConcept())
                : Objects.requireNonNullElse(
                        medicine.hasMedicationReference()
                                ? medicine.getMedicationReference().getDisplay()
                                : null,
                        "Arzneimittel ohne Namen");
        String dosage = medicine.getDosageInstruction().stream()
                .map(Dosage::getText)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return dosage.isEmpty() ? name : name + ": " + dosage;
    }

    private static String textOf(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("ohne Bezeichnung");
    }

    private static CodeableConcept loinc(String code, String display) {
        return new CodeableConcept(new Coding(LOINC, code, display));
    }

    static String german(Instant instant) {
        return GERMAN.format(instant);
    }
}
