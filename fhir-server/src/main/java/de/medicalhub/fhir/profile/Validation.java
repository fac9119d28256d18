package de.medicalhub.fhir.profile;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** Holds to its claims what a request brings, also what the store does not see as it came, such as a document that is unfolded. */
public interface Validation {
    /**
     * Looks at the resource and all inside it.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if it must not be taken; what is only warned
     *     about is told in the answer
     */
    void require(RequestDetails request, Resource received);

    /** To which profiles resources are held that claim them: canonicals without version, by type of resource. */
    Map<String, Set<String>> supported();
}
