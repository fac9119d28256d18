package de.medicalhub.fhir.exchange;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** Everything about one patient, as far as the caller of a request may read it. */
public interface PatientRecord {
    /**
     * The patient first, then by type and id.
     *
     * @param patient {@code Patient/…}
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException if there is no such patient or the caller may
     *     not read it
     */
    List<Resource> everything(RequestDetails request, String patient);

    /** What of the directory (organisations, people, medicines) these resources name, if the caller may read it. */
    List<Resource> named(RequestDetails request, List<Resource> resources);

    /** Those of the resources that exist and that the caller may read. */
    List<Resource> read(RequestDetails request, Set<String> references);
}
