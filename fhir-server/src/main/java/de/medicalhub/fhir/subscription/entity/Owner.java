package de.medicalhub.fhir.subscription.entity;

import java.util.Set;

/**
 * Whose a Subscription is.
 *
 * @param account that wrote it
 * @param roles of the account then, as the product names them
 * @param fhirUser of the account; may be empty
 * @param scopes of the token then, as its claim names them; empty if it was not narrowed
 */
public record Owner(String account, Set<String> roles, String fhirUser, String scopes) {
    /** Keeps its own copy. */
    public Owner {
        roles = Set.copyOf(roles);
    }
}
