package de.medicalhub.fhir.access;

import de.medicalhub.common.security.Role;
import java.util.Set;

/**
 * Who sent a request, as the token says.
 *
 * @param username of Keycloak, for the log
 * @param roles that the product knows
 * @param fhirUser {@code Practitioner/…}, {@code Patient/…}, {@code RelatedPerson/…}, or {@code Organization/…} of a hospital's system; empty for a
 *     module itself
 * @param scopes take away from what the roles allow
 */
public record Caller(String username, Set<Role> roles, String fhirUser, SmartScopes scopes) {
    private static final Set<Role> SERVICES =
            Set.of(Role.TRANSPORT_SERVICE, Role.VIDEO_SERVICE, Role.NOTIFICATION_SERVICE);

    /** Nobody is signed in. */
    public static final Caller NOBODY = new Caller("", Set.of(), "");

    /** Keeps its own copy. */
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** With a token that the roles alone decide about. */
    public Caller(String username, Set<Role> roles, String fhirUser) {
        this(username, roles, fhirUser, SmartScopes.NONE);
    }

    /** Whether the token carries the role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether a module of the product calls, not a person. */
    public boolean isService() {
        return roles.stream().anyMatch(SERVICES::contains);
    }
}
