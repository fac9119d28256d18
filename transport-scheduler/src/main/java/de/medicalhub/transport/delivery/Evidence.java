package de.medicalhub.transport.delivery;

import java.util.Optional;

/**
 * What a driver brings along with a step of a delivery.
 *
 * @param code that was read or typed from the bag
 * @param proof of a hand-over
 */
public record Evidence(Optional<String> code, Optional<Proof> proof) {
    /** None, as with most steps. */
    public static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty());
}
