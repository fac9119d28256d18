package de.medicalhub.transport.carriers.control;

import java.util.Map;
import java.util.Set;

/** What organisations are called. */
public interface CarrierNames {
    /**
     * Names by reference; one that is not known is left out.
     *
     * @param organisations such as {@code Organization/carrier-1}, at least one
     * @param token of who asks
     */
    Map<String, String> namesOf(Set<String> organisations, String token);
}
