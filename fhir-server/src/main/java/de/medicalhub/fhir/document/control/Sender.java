package de.medicalhub.fhir.document.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.access.Owner;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

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

    /** Whose a document of this sender is; nobody's for who acts for no organisation. */
    Optional<String> owner() {
        return organisations.stream().min(Comparator.naturalOrder());
    }

    /** Whether a document that is kept here came from this sender and is no part of a discharge case. */
    boolean hasSent(Resource kept) {
        return Owner.find(kept).equals(owner()) && CaseId.find(kept).isEmpty();
    }
}
