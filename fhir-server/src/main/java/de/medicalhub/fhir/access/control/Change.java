package de.medicalhub.fhir.access.control;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * One write.
 *
 * @param old the version before; nothing for a new resource
 * @param written the version that shall be stored
 * @param named all that the written version refers to
 * @param atHand what the same request stores too, which a search may not find yet
 */
record Change(
        Optional<IBaseResource> old,
        IBaseResource written,
        Set<String> named,
        Collection<? extends IBaseResource> atHand) {
    /** The references are looked for once, for all rules. */
    static Change of(Optional<IBaseResource> old, IBaseResource written, Collection<? extends IBaseResource> atHand) {
        return new Change(old, written, Subjects.references(written), atHand);
    }

    boolean isNew() {
        return old.isEmpty();
    }

    /** Whether the same request stores what the reference names. */
    boolean isAtHand(String reference) {
        return atHand.stream().anyMatch(resource -> Subjects.reference(resource).equals(reference));
    }
}
