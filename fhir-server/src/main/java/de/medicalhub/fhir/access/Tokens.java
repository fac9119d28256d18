package de.medicalhub.fhir.access;

import java.util.Optional;

/** Whom a bearer token names. */
public interface Tokens {
    /**
     * Who sends this token.
     *
     * @param token as it came behind {@code Bearer} (RFC 6750, section 2.1)
     * @return empty if it is not valid here and now
     * @throws de.medicalhub.common.problem.HubException UNAVAILABLE while nobody can tell
     */
    Optional<Caller> caller(String token);
}
