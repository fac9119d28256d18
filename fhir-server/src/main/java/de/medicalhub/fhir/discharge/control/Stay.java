package de.medicalhub.fhir.discharge.control;

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
