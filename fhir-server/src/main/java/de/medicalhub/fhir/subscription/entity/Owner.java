package de.medicalhub.fhir.subscription.entity;

import java.util.Set;

/**
 * Whose a Subscription is.
 *
 * @param account that wrote it
 * @param roles of the account then, as the product names them
 * @param fhirUser of the account; may be empty
 */
public record Owner(String account, Set<String> roles, String fhirUser) {
    /** Keeps its own copy. */
    public Owner {
        roles = Set.copyOf(roles);
    }
}
