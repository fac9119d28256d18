package de.medicalhub.fhir.retention.control;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** All that is stored about one patient. */
public interface PatientRecords {
    /**
     * The patient and every current resource that refers to the patient, and the Provenances about those; empty if there is
     * no such patient.
     *
     * @param patient {@code Patient/…}
     */
    List<Resource> about(String patient);

    /**
     * Takes the resources out of current records, history, indexes and stored searches.
     *
     * @param references such as {@code Task/12}
     */
    void erase(List<String> references);
}
