package de.medicalhub.portal.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LetterWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String HOSPITAL = "Organization/h";
    private static final String RECORDS = "https://hub.example/fhir";
    private static final Texts GERMAN = new Texts(Language.of("de"), Clock.systemUTC());
    private static final CaseId ID = CaseId.next();
    private static final LetterWriter.Signer SIGNER = new LetterWriter.Signer(
            (Practitioner) new Practitioner().setId("Practitioner/p"), "Änne Öztürk", HOSPITAL, Optional.of(stay()));

    private final LetterDraft words = new LetterDraft()
            .with("diagnoses", "Schenkelhalsbruch rechts\nHerzinsuffizienz <NYHA III>")
            .with("course", "Größere Wunde, Łódź, Ελένη, Анна, مريم, 王芳 \uD80C\uDC00");

    @Test
    @DisplayName(
            "U8 a draft is written by the organisation, goes on from its own version, and comes back into the form as it was")
    void draft() {
        Case found = found();
        Bundle kept =
                new LetterWriter(found, GERMAN, NOW, RECORDS).keep(LetterKind.LETTER, words, SIGNER, Optional.empty());
        Composition letter = (Composition) kept.getEntryFirstRep().getResource();
        assertThat(letter.getStatus()).isEqualTo(Composition.CompositionStatus.PRELIMINARY);
        assertThat(letter.getAuthorFirstRep().getReference()).isEqualTo(HOSPITAL);
        assertThat(kept.getEntryFirstRep().getRequest().getIfNoneExist())
                .as("two who begin at the same moment have one draft")
                .contains("identifier=" + found.id().toSearchToken(), "author=" + HOSPITAL, "status=preliminary");
        letter.setId("Composition/1").getMeta().setVersionId("3");
        Case later = found(letter);
        Composition draft =
                LetterWriter.draft(later, LetterKind.LETTER, HOSPITAL).orElseThrow();
        LetterDraft back = new LetterPrefill(later, Resources.of(), GERMAN).of(LetterKind.LETTER, Optional.of(draft));
        assertThat(back.get("diagnoses")).isEqualTo(words.get("diagnoses"));
        assertThat(back.get("course")).isEqualTo(words.get("course"));
        Bundle again =
                new LetterWriter(later, GERMAN, NOW, RECORDS).keep(LetterKind.LETTER, back, SIGNER, Optional.of(draft));
        assertThat(again.getEntryFirstRep().getRequest().getIfMatch()).isEqualTo("W/\"3\"");
        assertThat(again.getEntryFirstRep().getRequest().hasIfNoneExist()).isFalse();
        assertThat(LetterWriter.draft(later, LetterKind.LETTER, "Organization/other"))
                .isEmpty();
    }

    @Test
    @DisplayName("U8 a new letter begins with what the record knows")
    void prefill() {
        Condition condition = new Condition();
        condition.getCode().setText("Pneumonie");
        condition.setId("Condition/1");
        Bundle record = new Bundle();
        record.addEntry().setResource(condition);
        LetterDraft fresh =
                new LetterPrefill(found(), Resources.of(record), GERMAN).of(LetterKind.TRANSFER, Optional.empty());
        assertThat(fresh.get("diagnoses")).isEqualTo("Pneumonie");
        assertThat(fresh.getParts()).hasSize(LetterKind.TRANSFER.parts().size());
    }

    @Test
    @DisplayName(
            "U8 times are written in full; those that nobody has touched are the ones planned now, other words stay")
    void timesOfTheDraft() {
        Case before = found();
        before.plan().orElseThrow().getPeriod().setStart(Date.from(Instant.parse("2026-11-27T10:00:00Z")));
        LetterDraft fresh = new LetterPrefill(before, Resources.of(), GERMAN).of(LetterKind.LETTER, Optional.empty());
        assertThat(fresh.get("plan")).isEqualTo("Entlassung: 27. November 2026, 11:00 Uhr");
        String typed = "Entlassung: morgen 11:00\nEntlassung: Fr. 27.11. 11:00\n" + fresh.get("plan")
                + "\nEntlassung: 27. November 2026, 11:00 Uhr, falls fieberfrei\nFäden am 5.12. ziehen";
        Composition draft = (Composition) new LetterWriter(before, GERMAN, NOW, RECORDS)
                .keep(LetterKind.LETTER, fresh.with("plan", typed), SIGNER, Optional.empty())
                .getEntryFirstRep()
                .getResource();
        Case after = found();
        after.plan().orElseThrow().getPeriod().setStart(Date.from(Instant.parse("2026-12-01T09:30:00Z")));
        String moved = "Entlassung: 1. Dezember 2026, 10:30 Uhr";
        assertThat(new LetterPrefill(after, Resources.of(), GERMAN)
                        .of(LetterKind.LETTER, Optional.of(draft))
                        .get("plan")
                        .lines())
                .containsExactly(
                        moved,
                        moved,
                        moved,
                        "Entlassung: 27. November 2026, 11:00 Uhr, falls fieberfrei",
                        "Fäden am 5.12. ziehen");
    }

    @Test
    @DisplayName(
            "U9 signed off: final, attested in the own name, as PDF and as FHIR document, instead of the one before")
    void signed() {
        Composition before = new Composition();
        before.setIdentifier(ID.toIdentifier()).setStatus(Composition.CompositionStatus.PRELIMINARY);
        before.getType().addCoding().setSystem("http://loinc.org").setCode("18842-5");
        before.setId("Composition/old");
        Bundle signed = new LetterWriter(found(before), GERMAN, NOW, RECORDS)
                .sign(LetterKind.LETTER, words, SIGNER, Optional.empty());
        Composition letter = (Composition) signed.getEntry().get(0).getResource();
        assertThat(letter.getStatus()).isEqualTo(Composition.CompositionStatus.FINAL);
        assertThat(letter.getAttesterFirstRep().getParty().getReference()).isEqualTo("Practitioner/p");
        assertThat(letter.getAuthor()).extracting(Reference::getReference).containsExactly("Practitioner/p");
        assertThat(letter.getRelatesToFirstRep().getTargetReference().getReference())
                .isEqualTo("Composition/old");
        DocumentReference document =
                (DocumentReference) signed.getEntry().get(1).getResource();
        assertThat(document.getContent())
                .extracting(content -> content.getAttachment().getContentType())
                .containsExactly("application/pdf", "application/fhir+json");
        Bundle bundle = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        new String(document.getContent().get(1).getAttachment().getData(), StandardCharsets.UTF_8));
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Composition", "Patient", "Encounter", "Practitioner", "Organization");
        assertWhole(bundle);
    }

    /** What R4 demands of a document: an identifier, a time, and that each reference of the Composition leads to an entry. */
    private static void assertWhole(Bundle document) {
        assertThat(document.getIdentifier().hasValue() && document.hasTimestamp())
                .isTrue();
        List<String> entries = document.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        assertThat(entries)
                .doesNotHaveDuplicates()
                .allSatisfy(url -> assertThat(url).startsWith(RECORDS + "/"));
        Composition letter = (Composition) document.getEntryFirstRep().getResource();
        assertThat(entries.get(0))
                .isEqualTo(RECORDS + "/Composition/" + letter.getIdElement().getIdPart());
        List<String> named =
                FhirContext.forR4Cached()
                        .newTerser()
                        .getAllPopulatedChildElementsOfType(letter, Reference.class)
                        .stream()
                        .map(reference -> RECORDS + "/" + reference.getReference())
                        .toList();
        assertThat(named).contains(RECORDS + "/Encounter/stay", RECORDS + "/Patient/1");
        assertThat(entries).containsAll(named);
    }

    private static Encounter stay() {
        Encounter stay = new Encounter();
        stay.setId("Encounter/stay");
        return stay;
    }

    @Test
    @DisplayName(
            "X2, X3 umlauts, Greek and Cyrillic stand in the PDF; other scripts in Latin letters, a picture as a box, and it says so")
    void pdf() throws IOException {
        byte[] print = new LetterWriter(found(), GERMAN, NOW, RECORDS).print(LetterKind.LETTER, words, SIGNER, true);
        try (PDDocument pdf = Loader.loadPDF(print)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Entlassbrief", "Jürgen Größer", "geboren am 07.03.1941", "Krankenhaus Mayen")
                    .contains("Größere Wunde, Łódź, Ελένη, Анна", "Herzinsuffizienz <NYHA III>")
                    .contains("Elektronisch unterschrieben von Änne Öztürk am 26.11.2026, 13:00 Uhr")
                    .contains("Mrym, Wáng Fāng", "in lateinischen Buchstaben wiedergegeben")
                    .contains("kann die Druckschrift nicht darstellen")
                    .doesNotContain("Fragen nach der Entlassung", "geplant für");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "U12 the paper names house, patient, the number to call that the pages name, too, and the date it was written for")
    void letterhead() throws IOException {
        HealthcareService line = new HealthcareService();
        line.setProvidedBy(new Reference(HOSPITAL)).setId("HealthcareService/1");
        line.addType()
                .addCoding()
                .setSystem("https://medicalhub.de/fhir/CodeSystem/service-type")
                .setCode("discharge-contact");
        line.addTelecom().setValue("02651 4710 109");
        line.addAvailableTime()
                .addDaysOfWeek(HealthcareService.DaysOfWeek.MON)
                .setAvailableStartTime("09:00:00")
                .setAvailableEndTime("19:00:00");
        Case found = found(line);
        found.plan().orElseThrow().getPeriod().setStart(Date.from(Instant.parse("2026-11-27T10:00:00Z")));
        found.patient()
                .orElseThrow()
                .addIdentifier()
                .setSystem("http://fhir.de/sid/gkv/kvid-10")
                .setValue("X110465770");
        Organization hospital =
                found.resources().find(Organization.class, HOSPITAL).orElseThrow();
        hospital.addTelecom().setValue("02651 4710 100");
        hospital.addIdentifier().setSystem("http://fhir.de/sid/arge-ik/iknr").setValue("260700123");
        for (LetterKind kind : LetterKind.values()) {
            byte[] print = new LetterWriter(found, GERMAN, NOW, RECORDS).print(kind, words, SIGNER, true);
            try (PDDocument pdf = Loader.loadPDF(print)) {
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                        .contains("Krankenhaus Mayen", "IK 260700123", "Telefon 02651 4710 109")
                        .contains("geboren am 07.03.1941", "Versichertennummer X110465770")
                        .contains("Beim Schreiben war die Entlassung geplant für: 27. November 2026, 11:00 Uhr.")
                        .contains(
                                "Fragen nach der Entlassung: Krankenhaus Mayen, Entlassmanagement, Telefon 02651 4710 109 (Mo 09:00–19:00)")
                        .doesNotContain("4710 100");
            }
        }
    }

    private static Case found(Resource... more) {
        Patient patient = new Patient();
        patient.addName().setFamily("Größer").addGiven("Jürgen");
        patient.setBirthDateElement(new DateType("1941-03-07")).setId("Patient/1");
        CarePlan plan =
                new CarePlan().setSubject(new Reference("Patient/1")).setEncounter(new Reference("Encounter/stay"));
        plan.addIdentifier(ID.toIdentifier()).setId("CarePlan/1");
        Organization hospital = new Organization().setName("Krankenhaus Mayen");
        hospital.setId(HOSPITAL);
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(patient);
        bundle.addEntry().setResource(plan);
        bundle.addEntry().setResource(hospital);
        for (Resource resource : more) {
            bundle.addEntry().setResource(resource);
        }
        return new Case(ID, Resources.of(bundle));
    }
}
