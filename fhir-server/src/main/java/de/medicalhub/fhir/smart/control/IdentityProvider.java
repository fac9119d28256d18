package de.medicalhub.fhir.smart.control;

import java.util.Optional;

/** Who issues the tokens. */
public interface IdentityProvider {
    /** The OpenID Connect discovery document as JSON; empty if the provider does not answer. */
    Optional<String> discovery();
}
