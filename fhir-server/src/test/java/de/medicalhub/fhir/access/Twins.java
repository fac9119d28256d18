package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Patients without a case or a stay, whom no person may read, in two states: alike the readable patient in every value and
 * reference, or unlike. The readable patient's own records refer to them, and theirs to the readable case.
 */
final class Twins {
    private static final int HOW_MANY = 7;

    private final CaseUnderTest readable;
    private final String key;

    Twins(CaseUnderTest readable) {
        this.readable = readable;
        this.key = readable.patient().replace("Patient/it-", "");
    }

    /** Reference of a twin's resource, such as {@code Condition/twin-…-0}. */
    String reference(String type, int twin) {
        return type + "/twin-" + key + "-" + twin;
    }

    /** The family name of the readable patient. */
    String name() {
        return CaseUnderTest.SECRET + "-" + key;
    }

    /** What the readable patient's records hold in any state, besides those of the case. */
    void addReadableRecords() {
        List<Resource> records = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Condition condition =
                    (Condition) condition(readable.patient(), true).setId("Condition/own-" + key + "-" + i);
            condition.setEncounter(new Reference(i == 0 ? readable.encounter() : reference("Encounter", i)));
            Observation observation = observation(readable.patient(), true);
            observation.setId("Observation/own-" + key + "-" + i);
            observation.addHasMember(new Reference(reference("Observation", i)));
            observation.setEncounter(new Reference(i == 1 ? readable.encounter() : reference("Encounter", i)));
            records.add(condition);
            records.add(observation);
        }
        records.add(signature());
        new FurtherTwins(readable.patient(), true).records().forEach(record -> {
            record.setId(record.fhirType() + "/own-" + key + "-1");
            records.add(record);
        });
        send(records);
    }

    /**
     * Writes all of them anew.
     *
     * @param alike whether they look like the readable ones
     */
    void become(boolean alike) {
        send(IntStream.range(0, HOW_MANY)
                .boxed()
                .flatMap(i -> twin(i, alike).stream())
                .toList());
    }

    private List<Resource> twin(int i, boolean alike) {
        String patient = reference("Patient", i);
        List<Resource> records = new ArrayList<>(List.of(
                patient(alike),
                encounter(patient, alike),
                condition(patient, alike),
                observation(patient, alike),
                medicine(patient, alike),
                request(patient, alike),
                task(patient, i, alike),
                appointment(patient, alike),
                plan(patient, alike),
                letter(patient, alike),
                provenance(patient, alike)));
        records.addAll(new FurtherTwins(patient, alike).records());
        records.forEach(resource -> resource.setId(reference(resource.fhirType(), i)));
        return records;
    }

    private Patient patient(boolean alike) {
        Patient patient = new Patient();
        patient.addName().setFamily(alike ? name() : "Niemand").addGiven(alike ? "Ida" : "Otto");
        patient.setGender(alike ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.setBirthDateElement(new DateType(alike ? "1940-02-03" : "1999-09-09"));
        patient.addAddress().setCity(alike ? "Mendig" : "Bonn").setPostalCode(alike ? "56743" : "53111");
        patient.addGeneralPractitioner(new Reference(alike ? "Practitioner/gp-1" : "Practitioner/nurse-2"));
        return patient;
    }

    /** Never of the readable patient's hospital: its own system reads everybody who was there. */
    private static Encounter encounter(String patient, boolean alike) {
        Encounter stay = new Encounter();
        stay.setStatus(alike ? Encounter.EncounterStatus.FINISHED : Encounter.EncounterStatus.CANCELLED);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(patient));
        stay.setServiceProvider(
                new Reference(alike ? "Organization/hospital-andernach" : "Organization/pharmacy-mayen"));
        return stay;
    }

    private static Condition condition(String patient, boolean alike) {
        Condition condition = new Condition();
        condition.setSubject(new Reference(patient));
        condition.setCode(code(alike ? "I50.0" : "Z00.0"));
        condition.setRecorder(new Reference(alike ? "Practitioner/gp-1" : "Practitioner/nurse-2"));
        condition.setRecordedDateElement(new DateTimeType(alike ? "2026-01-02" : "2001-01-01"));
        return condition;
    }

    private static Observation observation(String patient, boolean alike) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.setSubject(new Reference(patient));
        observation.setCode(code(alike ? "8480-6" : "0000-0"));
        observation.addPerformer(new Reference(alike ? "Practitioner/gp-1" : "Practitioner/nurse-2"));
        observation.setEffective(new DateTimeType(alike ? "2026-01-02" : "2001-01-01"));
        return observation;
    }

    private MedicationRequest medicine(String patient, boolean alike) {
        MedicationRequest medicine = new MedicationRequest();
        medicine.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
        medicine.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        medicine.setSubject(new Reference(patient));
        medicine.setMedication(code(alike ? "C09AA05" : "X00XX00"));
        medicine.setEncounter(new Reference(alike ? readable.encounter() : reference("Encounter", 0)));
        return medicine;
    }

    private ServiceRequest request(String patient, boolean alike) {
        ServiceRequest request = new ServiceRequest();
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.setSubject(new Reference(patient));
        request.setRequisition(caseOrOther(alike));
        request.addPerformer(new Reference(alike ? "Organization/pharmacy-polch" : "Organization/pharmacy-mayen"));
        request.setEncounter(new Reference(alike ? readable.encounter() : reference("Encounter", 0)));
        return request;
    }

    private Task task(String patient, int twin, boolean alike) {
        Task task = new Task();
        task.setStatus(alike ? Task.TaskStatus.REQUESTED : Task.TaskStatus.CANCELLED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(code(alike ? "twin" : "other"));
        task.setFor(new Reference(patient));
        task.setGroupIdentifier(caseOrOther(alike));
        String[] owners = {"pharmacy-polch", "nursing-mayen", "nursing-andernach", "carrier-mayen-koblenz"};
        task.setOwner(new Reference("Organization/" + (alike ? owners[twin % owners.length] : "pharmacy-mayen")));
        task.setFocus(new Reference(alike ? readable.nursingRequest() : reference("ServiceRequest", twin)));
        task.addPartOf(new Reference(alike ? readable.dispense() : reference("Task", 0)));
        return task;
    }

    private Appointment appointment(String patient, boolean alike) {
        Appointment appointment = new Appointment();
        appointment.setStatus(Appointment.AppointmentStatus.BOOKED);
        appointment.addIdentifier(caseOrOther(alike));
        for (String actor : List.of(patient, alike ? "Practitioner/gp-1" : "Practitioner/nurse-2")) {
            appointment
                    .addParticipant()
                    .setStatus(Appointment.ParticipationStatus.ACCEPTED)
                    .setActor(new Reference(actor));
        }
        return appointment;
    }

    private CarePlan plan(String patient, boolean alike) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE);
        plan.setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.setSubject(new Reference(patient));
        plan.addIdentifier(caseOrOther(alike));
        plan.addActivity()
                .setReference(new Reference(alike ? readable.nursingRequest() : reference("ServiceRequest", 0)));
        return plan;
    }

    private Composition letter(String patient, boolean alike) {
        Composition letter = new Composition();
        letter.setStatus(Composition.CompositionStatus.PRELIMINARY);
        letter.setSubject(new Reference(patient));
        letter.setType(code(alike ? "18842-5" : "00000-0"));
        letter.setDateElement(new DateTimeType("2026-01-02"));
        letter.setTitle("Entlassbrief");
        letter.addAuthor(new Reference(alike ? "Practitioner/gp-1" : "Practitioner/nurse-2"));
        letter.setEncounter(new Reference(alike ? readable.encounter() : reference("Encounter", 0)));
        return letter;
    }

    /** About a twin, and in one state about the readable patient too: whoever reads but one of them reads it not. */
    private Provenance provenance(String patient, boolean alike) {
        Provenance provenance = new Provenance();
        provenance.addTarget(new Reference(patient));
        if (alike) {
            provenance.addTarget(new Reference(readable.patient()));
        }
        provenance.setRecorded(new DateTimeType("2026-01-02T10:00:00Z").getValue());
        provenance.addAgent().setWho(new Reference("Practitioner/gp-1"));
        return provenance;
    }

    /** About the readable patient by way of a Condition only. */
    private Provenance signature() {
        Provenance signature = new Provenance();
        signature.addTarget(new Reference("Condition/own-" + key + "-0"));
        signature.setRecorded(new DateTimeType("2026-01-02T10:00:00Z").getValue());
        signature.addAgent().setWho(new Reference("Practitioner/gp-1"));
        signature.setId("Provenance/own-" + key);
        return signature;
    }

    private Identifier caseOrOther(boolean alike) {
        return new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(alike ? readable.caseId() : "none-" + key);
    }

    private static CodeableConcept code(String code) {
        return new CodeableConcept(new Coding("urn:oid:2.999.1", code, code));
    }

    private static void send(List<Resource> resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (Resource resource : resources) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        }
        Answer answer = new Rest("admin1").post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
