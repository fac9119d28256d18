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
     * Takes the resources out of current records, history, indexes and stored searches. All are deleted at once; what is
     * then left to do is noted and can be gone on with, whenever the server stops.
     *
     * @param references such as {@code Task/12}
     */
    void erase(String patient, List<String> references);

    /** What of an erasure is deleted, but still in history and indexes, because the server stopped. */
    List<String> unfinished(String patient);

    /** Goes on with such an erasure. */
    void finish(String patient);
}
