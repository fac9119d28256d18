package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static final Reference PATIENT = new Reference("Patient/p-1");

    private final FakeCareRecords records = new FakeCareRecords();

    @Test
    void patientIsAboutThemselves() {
        assertThat(patients((Patient) new Patient().setId("Patient/p-1/_history/3")))
                .containsExactly("Patient/p-1");
    }

    @Test
    void observationIsAboutItsSubject() {
        assertThat(patients(new Observation().setSubject(PATIENT))).containsExactly("Patient/p-1");
    }

    @Test
    void taskIsAboutWhomItIsForAlthoughTheCompartmentLeavesItOut() {
        assertThat(patients(new Task().setFor(PATIENT))).containsExactly("Patient/p-1");
    }

    @Test
    void appointmentIsAboutEachPatientWhoTakesPart() {
        Appointment appointment = new Appointment();
        appointment.addParticipant().setActor(PATIENT);
        appointment.addParticipant().setActor(new Reference("Practitioner/x"));

        assertThat(patients(appointment)).containsExactly("Patient/p-1");
    }

    @Test
    void organisationIsAboutNobody() {
        assertThat(patients(new Organization().setName("Krankenhaus"))).isEmpty();
    }

    @Test
    void deviceIsAboutThePatientWhoHasIt() {
        assertThat(patients(new Device().setPatient(PATIENT))).containsExactly("Patient/p-1");
    }

    @Test
    void provenanceIsAboutThePatientsOfWhatItSigns() {
        SupplyDelivery delivery = new SupplyDelivery().setPatient(PATIENT);
        delivery.setId("SupplyDelivery/d");
        records.resources.put("SupplyDelivery/d", delivery);
        Provenance signature = new Provenance();
        signature.addTarget(new Reference("SupplyDelivery/d"));
        signature.addTarget(new Reference("SupplyDelivery/gone"));

        assertThat(patients(signature)).containsExactly("Patient/p-1");
    }

    private Set<String> patients(IBaseResource resource) {
        return Subjects.patients(resource, records::find);
    }
}
