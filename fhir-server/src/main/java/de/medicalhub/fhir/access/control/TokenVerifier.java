package de.medicalhub.fhir.access.control;

import java.util.Optional;

/** Checks a token against the keys of who issues them; another way to sign in would be another verifier. */
public interface TokenVerifier {
    /**
     * Empty if anything about it is not right.
     *
     * @throws de.medicalhub.common.problem.HubException UNAVAILABLE while nobody can tell
     */
    Optional<VerifiedToken> verify(String token);
}
