package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Medikation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikMedicationIT {
    private static final String ATC = "http://fhir.de/CodeSystem/bfarm/atc";

    private final Hospital hospital = new Hospital();
    private final Medication medicine = HOSPITAL.create(medicine());
    private final String about = "patient=" + reference(hospital.patient) + "&";

    @Test
    @DisplayName("Rule 1: a Medication is everybody's to read, and its maker's to change")
    void aMedicationIsChangedByItsMakerOnly() {
        Medication changed = medicine.copy().setStatus(Medication.MedicationStatus.INACTIVE);
        changed.getMeta().getTag().clear();

        assertThat(HOSPITAL.put(changed).is(200).as(Medication.class).getStatus())
                .isEqualTo(Medication.MedicationStatus.INACTIVE);
        HOSPITAL.put(changed).is(200);
        new Client("gp1").get("/" + reference(medicine)).is(200);
        new Client("gp1").put(changed).is(403);
        Medication shipped = hospital.imported(medicine());
        HOSPITAL.put(shipped.setStatus(Medication.MedicationStatus.INACTIVE)).is(403);
        found(
                "Medication",
                medicine,
                "code=" + ATC + "%7CV03AB23",
                "form=11210000",
                "ingredient-code=L01DB01",
                "status=inactive");
    }

    @Test
    void statementsAreWrittenChangedAndFound() {
        MedicationStatement statement = new MedicationStatement()
                .setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE)
                .setSubject(hospital.about())
                .setContext(new Reference(reference(hospital.stay)))
                .setMedication(new Reference(reference(medicine)))
                .setEffective(new DateTimeType("2026-11-21"));
        MedicationStatement stored = HOSPITAL.create(statement);
        HOSPITAL.put(stored.setStatus(MedicationStatement.MedicationStatementStatus.ONHOLD))
                .is(200);
        found(
                "MedicationStatement",
                stored,
                about + "status=on-hold",
                about + "context=" + reference(hospital.stay),
                about + "effective=2026-11-21",
                about + "medication=" + reference(medicine));
        ListResource list = new ListResource()
                .setStatus(ListResource.ListStatus.CURRENT)
                .setMode(ListResource.ListMode.SNAPSHOT)
                .setSubject(hospital.about())
                .setEncounter(new Reference(reference(hospital.stay)));
        list.setDateElement(new DateTimeType("2026-11-21T10:00:00+01:00"));
        list.setCode(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/list-example-use-codes", "medications", "")));
        list.addEntry().setItem(new Reference(reference(stored)));
        ListResource storedList = HOSPITAL.create(list);
        HOSPITAL.put(storedList.setTitle("Hausmedikation")).is(200);
        found(
                "List",
                storedList,
                about + "code=medications",
                about + "date=ge2026-01-01",
                about + "encounter=" + reference(hospital.stay),
                about + "item=" + reference(stored),
                about + "status=current");
    }

    @Test
    void requestsAreWrittenChangedAndFound() {
        MedicationRequest request = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setSubject(hospital.about())
                .setEncounter(new Reference(reference(hospital.stay)))
                .setRequester(new Reference(reference(hospital.doctor)))
                .setMedication(new CodeableConcept(new Coding(ATC, "V03AB23", "")));
        request.setAuthoredOnElement(new DateTimeType("2026-11-21"));
        request.addDosageInstruction().getTiming().addEvent(new DateTimeType("2026-11-22").getValue());
        MedicationRequest stored = HOSPITAL.create(request);
        HOSPITAL.put(stored.setStatus(MedicationRequest.MedicationRequestStatus.COMPLETED))
                .is(200);
        found(
                "MedicationRequest",
                stored,
                about + "authoredon=2026-11-21",
                about + "code=V03AB23",
                about + "date=2026-11-22",
                about + "encounter=" + reference(hospital.stay),
                about + "intent=order",
                about + "requester=" + reference(hospital.doctor),
                about + "status=completed");
    }

    @Test
    void administrationsAreWrittenChangedAndFound() {
        MedicationAdministration given = new MedicationAdministration()
                .setStatus(MedicationAdministration.MedicationAdministrationStatus.INPROGRESS)
                .setSubject(hospital.about())
                .setContext(new Reference(reference(hospital.stay)))
                .setMedication(new Reference(reference(medicine)))
                .setEffective(new DateTimeType("2026-11-21"));
        given.addPerformer().setActor(new Reference(reference(hospital.doctor)));
        MedicationAdministration stored = HOSPITAL.create(given);
        HOSPITAL.put(stored.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED))
                .is(200);
        found(
                "MedicationAdministration",
                stored,
                about + "context=" + reference(hospital.stay),
                about + "effective-time=2026-11-21",
                about + "medication=" + reference(medicine),
                about + "performer=" + reference(hospital.doctor),
                about + "status=completed");
        assertThat(HOSPITAL.get("/MedicationAdministration?" + about + "_include=MedicationAdministration:medication")
                        .found())
                .containsExactlyInAnyOrder(reference(stored), reference(medicine));
    }

    private static void found(String type, Resource resource, String... searches) {
        String only = "&_id=" + resource.getIdElement().getIdPart();
        for (String criteria : List.of(searches)) {
            assertThat(HOSPITAL.get("/" + type + "/?" + criteria + only).found())
                    .as(criteria)
                    .containsExactly(reference(resource));
        }
    }

    private static Medication medicine() {
        Medication medicine = new Medication().setStatus(Medication.MedicationStatus.ACTIVE);
        medicine.setCode(new CodeableConcept(new Coding(ATC, "V03AB23", "Acetylcystein")));
        medicine.setForm(new CodeableConcept(new Coding("http://standardterms.edqm.eu", "11210000", "")));
        medicine.addIngredient().setItem(new CodeableConcept(new Coding(ATC, "L01DB01", "Doxorubicin")));
        return medicine;
    }
}
