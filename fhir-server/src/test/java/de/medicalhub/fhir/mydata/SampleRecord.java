package de.medicalhub.fhir.mydata;

import de.medicalhub.fhir.mydata.control.MyData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** A record of an invented patient with something for every section. */
public final class SampleRecord {
    private static final Date NOON = Date.from(Instant.parse("2026-11-24T11:00:00Z"));

    private SampleRecord() {}

    /** Everything about one patient. */
    public static MyData.Everything everything() {
        List<Resource> resources = new ArrayList<>(List.of(patient(), appointment(), encounter(), consent(), letter()));
        List<String[]> medicines = List.of(
                new String[] {"Apixaban 5 mg Filmtabletten", "morgens 1, abends 1"},
                new String[] {"Ramipril 5 mg Tabletten", "morgens 1"},
                new String[] {"Torasemid 10 mg Tabletten <Teva>", "morgens 1; Gewicht täglich aufschreiben"});
        medicines.forEach(medicine -> resources.add(medicine(medicine[0], medicine[1])));
        List.of("Herzinsuffizienz mit Stauung|I50.13", "Vorhofflimmern, dauerhaft|I48.2", "Oberschenkelhalsbruch|S72.0")
                .forEach(diagnosis -> resources.add(diagnosis(diagnosis.split("\\|", -1))));
        resources.add(order("nursing"));
        resources.add(order("transport"));
        resources.add(weight());
        resources.add(measured("Körpertemperatur", 36.9, "Cel"));
        resources.add(measured("Herzfrequenz", 78, "/min"));
        resources.add(new Task());
        resources.add(new Task());
        return new MyData.Everything(resources, named(), events(), false);
    }

    private static List<Resource> named() {
        Organization hospital = new Organization().setName("Krankenhaus Mayen");
        hospital.setId("Organization/h");
        Practitioner doctor = new Practitioner();
        doctor.setId("Practitioner/d");
        doctor.addName().addPrefix("Dr.").addGiven("Ulrike").setFamily("Hansen");
        return List.of(hospital, doctor);
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setId("Patient/p");
        patient.addName().addGiven("Änne").setFamily("Musterfrau-Größling");
        patient.setBirthDateElement(new DateType("1941-03-07"));
        patient.setGender(AdministrativeGender.FEMALE);
        patient.addIdentifier().setSystem("http://fhir.de/sid/gkv/kvid-10").setValue("X110000000");
        patient.addAddress().addLine("Musterweg 3").setPostalCode("56727").setCity("Mayen");
        patient.addTelecom().setValue("02651 000000");
        patient.addGeneralPractitioner(new Reference("Practitioner/d"));
        return patient;
    }

    private static Appointment appointment() {
        Appointment appointment = new Appointment()
                .setStatus(Appointment.AppointmentStatus.BOOKED)
                .setDescription("Videosprechstunde mit der Hausärztin")
                .setStart(NOON);
        appointment.addParticipant().setActor(new Reference("Practitioner/d"));
        return appointment;
    }

    private static Encounter encounter() {
        Encounter encounter = new Encounter()
                .setStatus(Encounter.EncounterStatus.INPROGRESS)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null))
                .setServiceProvider(new Reference("Organization/h"));
        encounter.getPeriod().setStartElement(new DateTimeType("2026-11-16T09:30:00+01:00"));
        return encounter;
    }

    private static Consent consent() {
        Consent consent = new Consent().setStatus(Consent.ConsentState.ACTIVE).setDateTime(NOON);
        consent.addCategory().addCoding().setCode("referral");
        consent.getProvision().addActor().setReference(new Reference("Organization/h"));
        return consent;
    }

    private static Composition letter() {
        return new Composition()
                .setTitle("Vorläufiger Entlassbrief")
                .setDate(NOON)
                .setStatus(Composition.CompositionStatus.PRELIMINARY)
                .addAuthor(new Reference("Organization/h"));
    }

    private static MedicationRequest medicine(String name, String dosage) {
        MedicationRequest request = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setMedication(new CodeableConcept().setText(name))
                .setRequester(new Reference("Practitioner/d"))
                .setAuthoredOnElement(new DateTimeType("2026-11-20"));
        request.addDosageInstruction().setText(dosage);
        return request;
    }

    private static Condition diagnosis(String[] nameAndCode) {
        Condition condition = new Condition().setRecordedDateElement(new DateTimeType("2026-11-16"));
        condition.getCode().setText(nameAndCode[0]).addCoding().setCode(nameAndCode[1]);
        condition.getClinicalStatus().addCoding().setCode("active");
        return condition;
    }

    private static ServiceRequest order(String kind) {
        ServiceRequest request = new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setAuthoredOn(NOON)
                .setRequester(new Reference("Organization/h"));
        request.addCategory().addCoding().setCode(kind);
        return request;
    }

    private static Observation weight() {
        return measured("Körpergewicht", 71.5, "kg");
    }

    private static Observation measured(String what, double value, String unit) {
        Observation observation =
                new Observation().setValue(new Quantity().setValue(value).setUnit(unit));
        observation.setEffective(new DateTimeType("2026-11-23T07:10:00+01:00"));
        observation.getCode().setText(what);
        return observation;
    }

    private static List<AuditEvent> events() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            events.add(event("Practitioner/d", AuditEvent.AuditEventAction.E, AuditEvent.AuditEventOutcome._0, day));
            events.add(event("", AuditEvent.AuditEventAction.U, AuditEvent.AuditEventOutcome._0, day));
        }
        events.add(event("Practitioner/x", AuditEvent.AuditEventAction.R, AuditEvent.AuditEventOutcome._4, 30));
        events.add(event("Patient/p", AuditEvent.AuditEventAction.E, AuditEvent.AuditEventOutcome._0, 31));
        return events;
    }

    private static AuditEvent event(
            String who, AuditEvent.AuditEventAction action, AuditEvent.AuditEventOutcome outcome, int daysAgo) {
        AuditEvent event = new AuditEvent().setAction(action).setOutcome(outcome);
        event.setRecorded(Date.from(NOON.toInstant().minusSeconds(86_400L * daysAgo)));
        var agent = event.addAgent().setRequestor(true);
        agent.getWho().setDisplay("service-account-medhub-transport");
        if (!who.isEmpty()) {
            agent.getWho().setReference(who).setDisplay("nurse9");
        }
        return event;
    }
}
