package de.medicalhub.fhir.access;

import de.medicalhub.common.fhir.HubCodes;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which organisation made an entry of the directory: a tag that only the server sets. Everybody reads the entry, its maker
 * changes it.
 */
public final class Owner {
    /** System of the tag; the code is the id of the Organization. */
    public static final String SYSTEM = HubCodes.CASE_SYSTEM.replaceFirst("case$", "owner");

    private Owner() {}

    /** The maker, as {@code Organization/…}. */
    public static Optional<String> find(Resource entry) {
        return entry.getMeta().getTag().stream()
                .filter(tag -> SYSTEM.equals(tag.getSystem()) && tag.hasCode())
                .map(tag -> "Organization/" + tag.getCode())
                .findFirst();
    }

    /**
     * Sets the maker, and nobody else.
     *
     * @param organisation as {@code Organization/…}; nobody if empty
     */
    public static void set(Resource entry, Optional<String> organisation) {
        entry.getMeta().getTag().removeIf(tag -> SYSTEM.equals(tag.getSystem()));
        organisation.ifPresent(maker ->
                entry.getMeta().addTag(new Coding(SYSTEM, maker.substring(maker.indexOf('/') + 1), null)));
    }
}
