package de.medicalhub.portal.messages;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who reads.
 *
 * @param person {@code Practitioner/…}, {@code Patient/…} or {@code RelatedPerson/…}
 * @param organisations for which the person works, {@code Organization/…}; none for patients and relatives
 */
public record Reader(String person, Set<String> organisations) {

    /** Who is signed in. */
    public static Reader of(CurrentUser user) {
        return new Reader(
                user.claims().fhirUser(),
                user.organisations().stream().map(Organisation::reference).collect(Collectors.toSet()));
    }
}
