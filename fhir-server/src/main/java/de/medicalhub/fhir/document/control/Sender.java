package de.medicalhub.fhir.document.control;

import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Who sends a document.
 *
 * @param organisations for which the sender acts
 * @param fhirUser whom the token names, such as {@code Organization/12}; may be empty
 * @param mayRead whether the sender may read a resource
 */
public record Sender(Set<String> organisations, String fhirUser, Predicate<IBaseResource> mayRead) {
    /** Keeps its own copy. */
    public Sender {
        organisations = Set.copyOf(organisations);
    }
}
