package de.medicalhub.portal.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.records.Resources;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedicineRulesTest {
    private static final String ATC = "http://fhir.de/CodeSystem/bfarm/atc";
    private static final Resources NOTHING = Resources.of(new Bundle());

    @Test
    @DisplayName("K8: name, dosage and reason are needed; a wrong number and an end before the start are told")
    void whatIsMissingIsTold() {
        MedicineDraft draft = new MedicineDraft();
        draft.getTyped().put("pzn", "99001158");
        draft.setStart(LocalDate.of(2026, 12, 2));
        draft.setEnd(LocalDate.of(2026, 12, 1));
        assertThat(MedicineRules.check(draft, List.of(), NOTHING))
                .extracting(MedicineRules.Finding::field)
                .containsExactlyInAnyOrder("name", "pzn", "morning", "end", "reason");
        draft.getTyped().put("morning", "eine halbe");
        draft.getTyped().put("noon", "0");
        assertThat(MedicineRules.check(draft, List.of(), NOTHING))
                .extracting(
                        finding -> finding.field() + " " + finding.sentence().key())
                .contains("morning fault.medicine.dose");
    }

    @Test
    @DisplayName("K8: nothing at any time of the day is no dosage, but with a sentence it can be")
    void nothingIsNoDosage() {
        MedicineDraft draft = draft("Pantoprazol 20 mg", "0", "");
        assertThat(MedicineRules.check(draft, List.of(), NOTHING))
                .extracting(MedicineRules.Finding::field)
                .containsExactly("morning");
        draft.getTyped().put("morning", "");
        draft.getTyped().put("hint", "bei Bedarf, höchstens 3 am Tag");
        assertThat(MedicineRules.check(draft, List.of(), NOTHING)).isEmpty();
        assertThat(draft.dosage()).isEqualTo("bei Bedarf, höchstens 3 am Tag");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ramipril HEXAL 5 mg | Ramipril 5 mg Tabletten | true",
                "Delix 5 mg (Ramipril) | Ramipril-ratiopharm 2,5 mg | true",
                "Metformin-ratiopharm 1000 mg | Ramipril-ratiopharm 2,5 mg | false",
                "Bisoprolol 2,5 mg Tabletten | Ramipril 5 mg Tabletten | false",
            })
    @DisplayName("K8: the same word of a name is told once, forms and makers are no such word")
    void sameWords(String wanted, String current, boolean same) {
        MedicineDraft draft = draft(wanted, "1", "");
        Resources record = record(new CodeableConcept().setText(current), MedicationRequestStatus.ACTIVE);
        assertThat(MedicineRules.check(draft, List.of(), record)).hasSize(same ? 1 : 0);
        draft.setChecked(true);
        assertThat(MedicineRules.check(draft, List.of(), record)).isEmpty();
    }

    @Test
    @DisplayName("K8: the same substance by its code is told whatever the names; what has ended is not asked about")
    void sameCode() {
        CodeableConcept delix = new CodeableConcept(new Coding(ATC, "C09AA05", null)).setText("Delix");
        KnownMedicine known = KnownMedicine.of("99001157", List.of(medication("Ramipril 5 mg Tabletten")));
        MedicineDraft draft = draft("Ramipril 5 mg Tabletten", "1", "");
        assertThat(MedicineRules.check(draft, known.codes(), record(delix, MedicationRequestStatus.ACTIVE)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.warning()).isTrue();
                    assertThat(finding.sentence().gaps()).containsExactly("Delix");
                });
        assertThat(MedicineRules.check(draft, known.codes(), record(delix, MedicationRequestStatus.STOPPED)))
                .isEmpty();
        assertThat(known.name()).contains("Ramipril 5 mg Tabletten");
        assertThat(known.substance()).contains("C09AA05");
    }

    @Test
    @DisplayName("K8: a number is understood as it is printed; times and sentence are said together")
    void whatIsSent() {
        MedicineDraft draft = draft("Delix 5 mg", "1", "1/2");
        draft.getTyped().put("substance", "Ramipril");
        draft.getTyped().put("pzn", "PZN 9900115");
        draft.getTyped().put("hint", "nach dem Essen");
        draft.setStart(LocalDate.of(2026, 11, 27));
        assertThat(draft.pzn()).isEqualTo("09900115");
        Parameters sent = draft.toParameters(Optional.of("C09AA05"));
        assertThat(sent.getParameter("name").getValue().primitiveValue()).isEqualTo("Delix 5 mg (Ramipril)");
        assertThat(sent.getParameter("dosage").getValue().primitiveValue()).isEqualTo("1-0-1/2-0; nach dem Essen");
        assertThat(sent.getParameter("start").getValue().primitiveValue()).isEqualTo("2026-11-27");
        assertThat(sent.getParameter("end")).isNull();
    }

    private static MedicineDraft draft(String name, String morning, String evening) {
        MedicineDraft draft = new MedicineDraft();
        draft.getTyped().put("name", name);
        draft.getTyped().put("morning", morning);
        draft.getTyped().put("evening", evening);
        draft.getTyped().put("reason", "Blutdruck");
        return draft;
    }

    private static Medication medication(String name) {
        Medication medication = new Medication();
        medication.setId("Medication/m");
        medication.setCode(new CodeableConcept(new Coding(ATC, "C09AA05", null)).setText(name));
        return medication;
    }

    private static Resources record(CodeableConcept medicine, MedicationRequestStatus status) {
        Medication medication = new Medication();
        medication.setId("Medication/current");
        medication.setCode(medicine);
        MedicationRequest request = new MedicationRequest();
        request.setId("MedicationRequest/a");
        request.setStatus(status).setMedication(new Reference("Medication/current"));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(medication);
        bundle.addEntry().setResource(request);
        return Resources.of(bundle);
    }
}
