package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.ADMIN;
import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** A hospital with a doctor, a calendar and a patient of its own, made anew for each test class. */
final class Hospital {
    static final String OWN = "Organization/hospital-mayen";
    static final String OTHER = "Organization/hospital-andernach";
    static final String PATIENTS = "https://hospital.example/sid/patients";
    static final String STAYS = "https://hospital.example/sid/stays";
    static final String TREATMENT = "http://terminology.hl7.org/CodeSystem/service-type";

    final String mark = UUID.randomUUID().toString();
    final Patient patient = HOSPITAL.create(patient(mark, OWN));
    final Encounter stay = HOSPITAL.create(stay(mark, reference(patient), OWN));

    /** Of another hospital; nobody's business here. */
    final Patient stranger = imported(patient("x" + mark, OTHER));

    final Encounter elsewhere = imported(stay("x" + mark, reference(stranger), OTHER));
    final Practitioner doctor = imported(doctor());

    Reference about() {
        return new Reference(reference(patient));
    }

    /** A calendar of the doctor, who works for that hospital. */
    Schedule calendar(String organisation) {
        PractitionerRole role = new PractitionerRole().setActive(true);
        role.setPractitioner(new Reference(reference(doctor))).setOrganization(new Reference(organisation));
        PractitionerRole stored = imported(role);
        Schedule schedule = new Schedule().setActive(true).addActor(new Reference(reference(stored)));
        schedule.addServiceType(new CodeableConcept(new Coding(TREATMENT, "177", "")));
        schedule.addSpecialty(new CodeableConcept(new Coding("urn:oid:1.2.276.0.76.5.114", "142", "")));
        return imported(schedule);
    }

    Slot free(Schedule schedule, String start, String end) {
        return imported(new Slot()
                .setSchedule(new Reference(reference(schedule)))
                .setStatus(Slot.SlotStatus.FREE)
                .setStart(Date.from(Instant.parse(start)))
                .setEnd(Date.from(Instant.parse(end))));
    }

    /** Stored by the administrator under a random id. */
    <T extends Resource> T imported(T resource) {
        resource.setId(resource.fhirType() + "/isik-" + UUID.randomUUID());
        ADMIN.put(resource).is(201);
        return resource;
    }

    static Patient patient(String value, String organisation) {
        Patient patient = new Patient().setActive(true).setManagingOrganization(new Reference(organisation));
        patient.addIdentifier()
                .setSystem(PATIENTS)
                .setValue(value)
                .getType()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
                .setCode("MR");
        patient.addName().setFamily("Sonnenschein-" + value).addGiven("Theo");
        patient.setGender(AdministrativeGender.MALE);
        patient.addAddress().setCity("Monreal").setPostalCode("56729").setCountry("DE");
        patient.getBirthDateElement().setValueAsString("1951-03-04");
        return patient;
    }

    static Encounter stay(String value, String patient, String organisation) {
        Encounter encounter = new Encounter()
                .setStatus(Encounter.EncounterStatus.INPROGRESS)
                .setSubject(new Reference(patient))
                .setServiceProvider(new Reference(organisation));
        encounter.addIdentifier().setSystem(STAYS).setValue(value);
        encounter
                .getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("IMP");
        encounter.getPeriod().getStartElement().setValueAsString("2026-11-20T08:00:00+01:00");
        return encounter;
    }

    private static Practitioner doctor() {
        Practitioner doctor = new Practitioner().setActive(true);
        doctor.addName().setFamily("Ahrens").addGiven("Ute");
        return doctor;
    }
}
