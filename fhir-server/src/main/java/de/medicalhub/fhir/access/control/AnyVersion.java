package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.function.BooleanSupplier;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * The star as a version: whichever is current ({@code If-Match}), or that there must be none ({@code If-None-Match}; RFC 9110,
 * 13.1.1 and 13.1.2). The store would take it for the number of a version.
 */
final class AnyVersion {
    private static final String ANY = "*";

    private AnyVersion() {}

    static boolean is(@Nullable String tag) {
        return tag != null && tag.strip().equals(ANY);
    }

    /**
     * Of a change.
     *
     * @param wanted whether it is meant for a current version
     * @param unwanted whether it is meant for a resource that is not there yet
     * @param exists whether there is a current version, as far as the caller may know; asked only if it matters
     * @throws PreconditionFailedException if it is meant for the other case
     */
    static void require(boolean wanted, boolean unwanted, BooleanSupplier exists) {
        if (wanted && !exists.getAsBoolean()) {
            throw new PreconditionFailedException("There is no current version.");
        }
        if (unwanted && exists.getAsBoolean()) {
            throw new PreconditionFailedException("There is a current version already.");
        }
    }

    /** The same of an entry of a bundle, which then says nothing of it any more. */
    static void require(BundleEntryRequestComponent wish, BooleanSupplier exists) {
        boolean changes = wish.getMethod() != HTTPVerb.GET;
        boolean wanted = changes && is(wish.getIfMatch());
        boolean unwanted = changes && is(wish.getIfNoneMatch());
        require(wanted, unwanted, exists);
        if (wanted) {
            wish.setIfMatch(null);
        }
        if (unwanted) {
            wish.setIfNoneMatch(null);
        }
    }
}
