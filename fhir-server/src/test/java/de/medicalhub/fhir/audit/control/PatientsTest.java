package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class PatientsTest {
    private static final Reference PATIENT = new Reference("Patient/p-1");

    private final Patients patients = new Patients(FhirContext.forR4Cached());

    @Test
    void patientIsAboutThemselves() {
        assertThat(patients.of((Patient) new Patient().setId("Patient/p-1/_history/3")))
                .containsExactly("Patient/p-1");
    }

    @Test
    void observationIsAboutItsSubject() {
        assertThat(patients.of(new Observation().setSubject(PATIENT))).containsExactly("Patient/p-1");
    }

    @Test
    void taskIsAboutWhomItIsForAlthoughTheCompartmentLeavesItOut() {
        assertThat(patients.of(new Task().setFor(PATIENT))).containsExactly("Patient/p-1");
    }

    @Test
    void appointmentIsAboutEachPatientWhoTakesPart() {
        Appointment appointment = new Appointment();
        appointment.addParticipant().setActor(PATIENT);
        appointment.addParticipant().setActor(new Reference("Practitioner/x"));

        assertThat(patients.of(appointment)).containsExactly("Patient/p-1");
    }

    @Test
    void organisationIsAboutNobody() {
        assertThat(patients.of(new Organization().setName("Krankenhaus"))).isEmpty();
    }
}
