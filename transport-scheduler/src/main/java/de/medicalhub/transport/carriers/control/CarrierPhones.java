package de.medicalhub.transport.carriers.control;

import java.util.Optional;

/** Where organisations are called. */
public interface CarrierPhones {
    /**
     * The first phone number that the directory says of it.
     *
     * @param organisation such as {@code Organization/carrier-1}
     * @param token of who asks
     */
    Optional<String> phoneOf(String organisation, String token);
}
