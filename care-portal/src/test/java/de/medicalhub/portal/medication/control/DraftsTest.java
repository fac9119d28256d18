package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.DraftRow;
import de.medicalhub.portal.medication.entity.DraftRow.Kind;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.PlanDraft;
import de.medicalhub.portal.medication.entity.Rule;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");

    @Test
    @DisplayName("M13 each public plan goes into the form and out of it without loss, but for blanks at the ends")
    void formHoldsEverything() {
        assertThat(Drafts.plan(Drafts.of(ExamplePlans.rich())).sections())
                .isEqualTo(ExamplePlans.rich().sections());
        for (Path file : ExamplePlans.files()) {
            MedicationPlan plan = PlanReader.read(ExamplePlans.bytes(file)).plan();
            MedicationPlan back = Drafts.plan(Drafts.of(plan));
            assertThat(words(back)).as("%s", file).isEqualTo(words(plan));
            assertThat(back.person()).isEqualTo(plan.person());
            assertThat(back.observations()).isEqualTo(plan.observations());
        }
    }

    @Test
    @DisplayName("M13 rows are added, moved and removed; a second click on what has gone does nothing")
    void rows() {
        PlanDraft draft = Drafts.of(ExamplePlans.rich());
        int before = draft.getRows().size();
        draft.add(new DraftRow(Kind.TEXT).with("text", "viel trinken"));
        draft.up(before);
        assertThat(draft.getRows().get(before - 1).getName()).isEqualTo("viel trinken");
        draft.remove(before - 1);
        draft.remove(before + 7);
        draft.up(0);
        assertThat(draft.getRows()).hasSize(before);
    }

    @Test
    @DisplayName("M13 a finding stands beside the row that it is about")
    void findingsBesideTheirRow() {
        PlanDraft draft = Drafts.of(ExamplePlans.rich());
        draft.add(new DraftRow(Kind.MEDICINE).with("pzn", "12345670").with("tradeName", "Łódź"));
        int last = draft.getRows().size() - 1;
        List<Finding> findings = new PlanCheck(MedicineCatalogue.none()).check(Drafts.plan(draft));
        assertThat(findings.stream().filter(finding -> Drafts.rowOf(finding.place(), draft) == last))
                .extracting(Finding::rule)
                .contains(Rule.PZN_WRONG, Rule.LETTER_REPLACED);
        PlanWords words = new PlanWords(new Texts(Language.of("de"), Clock.systemUTC()), MedicineCatalogue.none());
        assertThat(findings.stream().map(words::beside).map(note -> note.sentence()))
                .anyMatch(sentence -> sentence.startsWith("PZN: "))
                .anyMatch(sentence -> sentence.startsWith("Handelsname: "));
    }

    @Test
    @DisplayName("M13 what is ordered becomes rows: dose, strength, substance; a wrong number is left out")
    void fromTheRecord() {
        Patient patient = new Patient();
        patient.addName().setFamily("Größer").addGiven("Änne").addPrefix("Dr.");
        patient.setGender(AdministrativeGender.FEMALE).setBirthDateElement(new DateType("1941-03-07"));
        patient.addIdentifier().setSystem("http://fhir.de/sid/gkv/kvid-10").setValue("X110000000");
        patient.setId("Patient/1");
        MedicationPlan plan = PlanFromRecord.of(
                record(
                        order("1", "Ramipril 5 mg Tabletten", "1-0-½-0"),
                        order("2", "Apixaban 2,5 mg Filmtabletten", "1-0-1-0")),
                patient,
                Optional.empty(),
                NOW);
        assertThat(plan.person().birthDate()).isEqualTo("19410307");
        assertThat(plan.person().fullName()).isEqualTo("Dr. Änne Größer");
        PlanDraft draft = Drafts.of(plan);
        assertThat(draft.getRows()).extracting(DraftRow::getDose).containsExactly("1-0-½-0", "1-0-1-0");
        assertThat(draft.getRows().get(1).get("strengths")).isEqualTo("2,5 mg");
        assertThat(draft.getRows().get(1).get("unit")).isEqualTo("1");
        assertThat(draft.getRows().get(1).get("pzn")).isEmpty();
    }

    @Test
    @DisplayName("M13 no allergy is cut: what does not fit goes on among the remarks, and too much of it is an error")
    void allergies() {
        Patient patient = new Patient();
        patient.setId("Patient/1");
        Observations few = observations(patient, "Penicillin", "Latex");
        assertThat(few.allergies()).isEqualTo("Penicillin, Latex");
        assertThat(few.text()).isEmpty();
        Observations many =
                observations(patient, "Amoxicillin/Clavulansäure", "Acetylsalicylsäure", "Iodhaltige Kontrastmittel");
        assertThat(many.allergies()).isEqualTo("Amoxicillin/Clavulansäure, Acetylsalicylsäure");
        assertThat(many.text()).isEqualTo("Weitere Allerg./Unv.: Iodhaltige Kontrastmittel");
        String endless = "Eine Unverträglichkeit, die jemand in einem ganzen Satz beschrieben hat";
        assertThat(observations(patient, endless).allergies()).isEqualTo(endless);
        assertThat(allergyErrors(patient, endless)).containsExactly("ai");
        assertThat(allergyErrors(patient, "Latex", endless, "Iodhaltige Kontrastmittel", "Acetylsalicylsäure"))
                .containsExactly("x");
        assertThat(allergyErrors(patient, "Latex")).isEmpty();
    }

    private static Observations observations(Patient patient, String... names) {
        return PlanFromRecord.of(allergic(names), patient, Optional.empty(), NOW)
                .observations();
    }

    private static List<String> allergyErrors(Patient patient, String... names) {
        return new PlanCheck(MedicineCatalogue.none())
                .check(PlanFromRecord.of(allergic(names), patient, Optional.empty(), NOW)).stream()
                        .filter(finding -> finding.place().element().equals("O") && finding.isError())
                        .map(finding -> finding.place().attribute())
                        .toList();
    }

    private static Resources allergic(String... names) {
        Bundle bundle = new Bundle();
        for (String name : names) {
            AllergyIntolerance allergy = new AllergyIntolerance().setCode(new CodeableConcept().setText(name));
            allergy.setId("AllergyIntolerance/" + bundle.getEntry().size());
            bundle.addEntry().setResource(allergy);
        }
        return Resources.of(bundle);
    }

    @Test
    @DisplayName(
            "M13 a long name and reason are taken over whole; how far they have to be shortened is said beside the row")
    void longNameAndReason() {
        Patient patient = new Patient();
        patient.setId("Patient/1");
        String name = "Valsartan/Hydrochlorothiazid Beispielpharma comp. 160 mg/12,5 mg Filmtabletten";
        String reason = "Bluthochdruck, der mit einem Wirkstoff allein nicht einzustellen war";
        MedicationRequest order = order("1", name, "1-0-0-0");
        order.addReasonCode().setText(reason);
        PlanDraft draft = Drafts.of(PlanFromRecord.of(record(order), patient, Optional.empty(), NOW));
        assertThat(draft.getRows().get(0).get("tradeName")).isEqualTo(name);
        assertThat(draft.getRows().get(0).get("reason")).isEqualTo(reason);
        PlanWords words = new PlanWords(new Texts(Language.DE, Clock.systemUTC()), MedicineCatalogue.none());
        assertThat(new PlanCheck(MedicineCatalogue.none())
                        .check(Drafts.plan(draft)).stream()
                                .filter(finding -> finding.rule() == Rule.TOO_LONG)
                                .map(finding -> words.beside(finding).sentence()))
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("Höchstens 50 Zeichen"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Handelsname: "));
        draft.getRows()
                .get(0)
                .with("tradeName", "Valsartan/HCT comp. 160/12,5 mg")
                .with("reason", "Bluthochdruck");
        assertThat(new PlanCheck(MedicineCatalogue.none()).check(Drafts.plan(draft)))
                .noneMatch(finding -> finding.rule() == Rule.TOO_LONG);
    }

    @Test
    @DisplayName("M13 the words of a dose are not cut")
    void longDose() {
        Patient patient = new Patient();
        patient.setId("Patient/1");
        String dose = "Am ersten Tag eine Tablette, dann jeden zweiten Tag eine halbe mehr, höchstens aber vier am Tag";
        PlanDraft draft = Drafts.of(PlanFromRecord.of(
                record(order("1", "Prednisolon 5 mg Tabletten", dose)), patient, Optional.empty(), NOW));
        assertThat(draft.getRows().get(0).get("hint")).isEqualTo(dose);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-0-1-0, zu den Mahlzeiten | 1-0-1-0 | zu den Mahlzeiten",
                "1-0-1/2 nach dem Essen | 1-0-1/2-0 | nach dem Essen",
                "1-0-0,5-1; bei Bedarf mehr | 1-0-0,5-1 | bei Bedarf mehr",
                "2-0-0-0 (nüchtern) | 2-0-0-0 | nüchtern",
                "1-0-1-0 | 1-0-1-0 | ''",
            })
    @DisplayName("M13 what is said behind the times stands as a hint, and the times in their columns")
    void timesWithWords(String ordered, String dose, String hint) {
        Patient patient = new Patient();
        patient.setId("Patient/1");
        PlanDraft draft = Drafts.of(PlanFromRecord.of(
                record(order("1", "Metformin 1000 mg Tabletten", ordered)), patient, Optional.empty(), NOW));
        assertThat(draft.getRows().get(0).getDose()).isEqualTo(dose);
        assertThat(draft.getRows().get(0).get("hint")).isEqualTo(hint);
        assertThat(draft.getRows().get(0).get("unit")).isEqualTo("1");
    }

    @Test
    @DisplayName("M15 a draft keeps letters that a printed plan cannot hold")
    void draftsKeepAllLetters() {
        PlanDraft draft = Drafts.of(ExamplePlans.rich()).with("family", "Łukaszewicz-Ελένη");
        byte[] kept = PlanWriter.unfinished(Drafts.plan(draft)).getBytes(StandardCharsets.UTF_8);
        assertThat(StoredPlan.read(List.of(kept), true).person().family()).isEqualTo("Łukaszewicz-Ελένη");
    }

    /** Blanks at the ends of a text are not kept: nobody sees them. */
    private static String words(MedicationPlan plan) {
        return plan.sections().toString().replaceAll("(?<==)\\s+|\\s+(?=[,\\]])", "");
    }

    private static MedicationRequest order(String id, String name, String dose) {
        MedicationRequest order = new MedicationRequest();
        order.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE).setId("MedicationRequest/" + id);
        CodeableConcept medicine = new CodeableConcept().setText(name);
        medicine.addCoding().setSystem("http://fhir.de/CodeSystem/ifa/pzn").setCode("99001015");
        medicine.addCoding()
                .setSystem("http://fhir.de/CodeSystem/bfarm/atc")
                .setCode("B01AF02")
                .setDisplay(name.replaceFirst(" .*", ""));
        order.setMedication(medicine).setSubject(new Reference("Patient/1"));
        order.addDosageInstruction().setText(dose);
        return order;
    }

    private static Resources record(MedicationRequest... orders) {
        Bundle bundle = new Bundle();
        for (MedicationRequest order : orders) {
            bundle.addEntry().setResource(order);
        }
        return Resources.of(bundle);
    }

    @Test
    @DisplayName("M14 a dose that stands only among the words is asked for; one in the columns or in words is there")
    void undosed() {
        DraftRow row = new DraftRow(DraftRow.Kind.MEDICINE).with("hint", "2 Tabletten morgens, dann alle acht Stunden");
        assertThat(row.isUndosed()).isTrue();
        assertThat(row.with("doseText", "siehe Hinweis").isUndosed()).isFalse();
        assertThat(new DraftRow(DraftRow.Kind.MEDICINE)
                        .with("hint", "x")
                        .with("night", "1")
                        .isUndosed())
                .isFalse();
        assertThat(new DraftRow(DraftRow.Kind.TEXT).with("hint", "x").isUndosed())
                .isFalse();
    }
}
