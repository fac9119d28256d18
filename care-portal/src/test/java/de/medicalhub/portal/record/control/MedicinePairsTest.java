package de.medicalhub.portal.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.record.entity.Medicine;
import de.medicalhub.portal.record.entity.MedicinePair;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedicinePairsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final Texts GERMAN = new Texts(Language.DE, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    @DisplayName("K7: the same substance stands side by side; what is new and what is missing is said")
    void sideBySide() {
        Resources resources = resources(
                request("a", "Ramipril-XY 5 mg", "C09AA05", "1-0-1-0"),
                request("b", "Apixaban 2,5 mg", "B01AF02", "1-0-1-0"),
                statement("s1", "Ramipril AB 5 mg", "C09AA05", "1-0-0-0"),
                statement("s2", "Bisoprolol 2,5 mg", "C07AB07", "1-0-0-0"));
        assertThat(new MedicinePairs(GERMAN, resources).list())
                .extracting(pair -> pair.name() + " " + pair.difference())
                .containsExactly("Apixaban 2,5 mg new", "Bisoprolol 2,5 mg missing", "Ramipril-XY 5 mg dosage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vitamin B 12 1000 µg | Vitamin B 6 20 mg | none",
                "Humalog Mix 25 | Humalog Mix 50 | none",
                "NovoMix 30 | NovoMix 50 | none",
                "NovoMix 30 Flexpen | NovoMix 30 Flexpen | same",
                "Metoprolol 47,5 mg | Metoprolol 95 mg retard | strength",
                "Valsartan HCT 160/12,5 mg | Valsartan HCT 80/12,5 mg | strength",
                "L-Thyroxin 75 Mikrogramm | L-Thyroxin 75 µg 98 Stück | same",
                "Ramipril 5 mg | Ramipril | same",
                "Insulin aspart 100 IE/ml | Insulin glargin 100 IE/ml | none",
                "Vitamin D 1000 IE | Vitamin B12 1000 µg | none",
                "Bisoprolol 2,5 mg Tabletten | Bisoprolol-ratiopharm 5 mg | strength",
                "Vitamin B12 100 µg | Vitamin B12 1000 µg | strength",
                "100 mg | 100 mg | none",
            })
    @DisplayName(
            "K7: without a code only those are a pair that are called the same but for strength, form and maker; another strength is said")
    void byName(String ordered, String taken, String pair) {
        Resources resources = resources(request("a", ordered, "", "1-0-0-0"), statement("s", taken, "", "1-0-0-0"));
        assertThat(new MedicinePairs(GERMAN, resources).list())
                .extracting(MedicinePair::difference)
                .containsExactlyInAnyOrder(pair.equals("none") ? new String[] {"new", "missing"} : new String[] {pair});
    }

    @Test
    @DisplayName("K7: the code of a Medication that an order names counts as its own")
    void byNamedMedication() {
        Medication medication = new Medication().setCode(medicine("Delix", "C09AA05"));
        medication.setId("Medication/m");
        MedicationRequest order = request("a", "", "", "1-0-0-0");
        order.setMedication(new Reference("Medication/m"));
        Resources resources = resources(medication, order, statement("s", "Ramipril 5 mg", "C09AA05", "1-0-0-0"));
        assertThat(new MedicinePairs(GERMAN, resources).list())
                .extracting(MedicinePair::difference)
                .containsExactly("same");
    }

    @Test
    @DisplayName("K7: what is decided is not asked again")
    void decidedOnce() {
        MedicationRequest kept = request("a", "Ramipril", "C09AA05", "1-0-0-0");
        kept.addExtension(HubCodes.MEDICATION_DECIDED, new CodeType("kept"));
        MedicationRequest stopped = request("b", "Bisoprolol 2,5 mg", "C07AB07", "");
        stopped.setStatus(MedicationRequestStatus.STOPPED)
                .addSupportingInformation(new Reference("MedicationStatement/s2"));
        Resources resources = resources(kept, stopped, statement("s2", "Bisoprolol 2,5 mg", "C07AB07", "1-0-0-0"));
        assertThat(new MedicinePairs(GERMAN, resources).list()).hasSize(1).noneMatch(MedicinePair::isOpen);
    }

    @Test
    @DisplayName("K13: who has an old prescription open is led to what took its place")
    void whatTookItsPlace() {
        MedicationRequest first = request("a", "Ramipril 5 mg", "C09AA05", "1-0-1-0");
        first.setStatus(MedicationRequestStatus.COMPLETED);
        MedicationRequest second = request("b", "Ramipril 5 mg", "C09AA05", "1-0-0-0");
        second.setPriorPrescription(new Reference("MedicationRequest/a")).setStatus(MedicationRequestStatus.COMPLETED);
        MedicationRequest third = request("c", "Ramipril 5 mg", "C09AA05", "0-0-1-0");
        third.setPriorPrescription(new Reference("MedicationRequest/b"));
        Medicines medicines = new Medicines(GERMAN, resources(first, second, third));
        assertThat(medicines.latest("a").map(Medicine::id)).contains("c");
        assertThat(medicines.latest("c").map(Medicine::dosage)).contains("0-0-1-0");
        assertThat(medicines.latest("x")).isEmpty();
        third.setStatus(MedicationRequestStatus.STOPPED);
        assertThat(new Medicines(GERMAN, resources(first, second, third)).latest("b"))
                .hasValueSatisfying(ended -> assertThat(ended.isActive()).isFalse());
    }

    @Test
    @DisplayName(
            "K2: a change says what it was before, since when, why and by whom; what it replaced is not shown twice")
    void theHistoryIsSaid() {
        MedicationRequest old = request("a", "Ramipril 5 mg", "C09AA05", "1-0-1-0");
        old.setStatus(MedicationRequestStatus.COMPLETED);
        MedicationRequest next = request("b", "Ramipril 5 mg", "C09AA05", "1-0-0-0");
        next.setPriorPrescription(new Reference("MedicationRequest/a"));
        next.addNote().setText("Schwindel").setTime(Date.from(NOON)).setAuthor(new Reference("Practitioner/gp"));
        Practitioner gp = new Practitioner();
        gp.setId("Practitioner/gp");
        gp.addName().addPrefix("Dr.").setFamily("Thelen");
        assertThat(new Medicines(GERMAN, resources(old, next, gp)).list())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.state()).isEqualTo("changed");
                    assertThat(one.was()).isEqualTo("1-0-1-0");
                    assertThat(one.why()).isEqualTo("seit heute: Schwindel (Dr. Thelen)");
                    assertThat(one.isActive()).isTrue();
                });
        assertThat(new Medicines(GERMAN, resources(old, next, gp)).list())
                .extracting(Medicine::dosage)
                .containsExactly("1-0-0-0");
    }

    private static MedicationRequest request(String id, String name, String atc, String dosage) {
        MedicationRequest request = new MedicationRequest();
        request.setId("MedicationRequest/" + id);
        request.setStatus(MedicationRequestStatus.ACTIVE);
        request.setMedication(medicine(name, atc));
        request.addDosageInstruction().setText(dosage);
        return request;
    }

    private static MedicationStatement statement(String id, String name, String atc, String dosage) {
        MedicationStatement statement = new MedicationStatement();
        statement.setId("MedicationStatement/" + id);
        statement.setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE);
        statement.setMedication(medicine(name, atc));
        statement.addDosage().setText(dosage);
        return statement;
    }

    private static CodeableConcept medicine(String name, String atc) {
        CodeableConcept medicine = new CodeableConcept().setText(name);
        if (!atc.isEmpty()) {
            medicine.addCoding(new Coding("http://fhir.de/CodeSystem/bfarm/atc", atc, null));
        }
        return medicine;
    }

    private static Resources resources(Resource... all) {
        Bundle bundle = new Bundle();
        for (Resource one : all) {
            bundle.addEntry().setResource(one);
        }
        return Resources.of(bundle);
    }
}
