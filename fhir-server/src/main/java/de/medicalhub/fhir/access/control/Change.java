package de.medicalhub.fhir.access.control;

import java.util.Collection;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * One write.
 *
 * @param old the version before; nothing for a new resource
 * @param written the version that shall be stored
 * @param atHand what the same request stores too, which a search may not find yet
 */
record Change(Optional<IBaseResource> old, IBaseResource written, Collection<? extends IBaseResource> atHand) {

    boolean isNew() {
        return old.isEmpty();
    }

    /** Whether the same request stores what the reference names. */
    boolean isAtHand(String reference) {
        return atHand.stream().anyMatch(resource -> Subjects.reference(resource).equals(reference));
    }
}
