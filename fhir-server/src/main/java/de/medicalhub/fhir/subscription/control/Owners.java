package de.medicalhub.fhir.subscription.control;

import de.medicalhub.fhir.subscription.entity.Owner;
import java.util.Optional;

/** Whose which Subscription is; ids without type. */
public interface Owners {
    /** In the running transaction. */
    void set(String subscription, Owner owner);

    /** Empty for one that was written before owners were kept. */
    Optional<Owner> find(String subscription);
}
