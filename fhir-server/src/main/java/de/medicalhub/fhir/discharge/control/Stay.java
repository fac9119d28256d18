package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/** The stay in hospital that ends, and what is known about the patient. */
record Stay(
        Encounter encounter,
        Patient patient,
        Organization hospital,
        Optional<Location> hospitalLocation,
        List<Condition> conditions,
        List<MedicationRequest> medication) {

    /**
     * @throws Refusal if patient or hospital are not there
     */
    static Stay read(CaseRecords records, Encounter encounter) {
        String patient = References.local(encounter.getSubject());
        String hospital = References.local(encounter.getServiceProvider());
        return new Stay(
                encounter,
                records.find(Patient.class, patient).orElseThrow(Refusal::notFound),
                records.find(Organization.class, hospital).orElseThrow(Refusal::notFound),
                records.locationOf(hospital),
                records.activeConditions(patient),
                records.activeMedication(patient));
    }

    /** {@code Patient/…}. */
    String patientReference() {
        return reference(patient);
    }

    /** {@code Encounter/…}. */
    String encounterReference() {
        return reference(encounter);
    }

    /** {@code Organization/…}. */
    String hospitalReference() {
        return reference(hospital);
    }

    private static String reference(org.hl7.fhir.r4.model.Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
