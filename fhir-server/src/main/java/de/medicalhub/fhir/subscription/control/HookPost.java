package de.medicalhub.fhir.subscription.control;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Calls an address of a subscriber, with nothing in it (rules 2 and 4). */
public interface HookPost {
    /**
     * One {@code POST}; a redirect is not followed.
     *
     * @param headers by name, as the subscriber wants them
     * @return status of the answer
     * @throws IOException if nobody answers in time, or the address is none that may be called from here
     */
    int post(URI endpoint, Map<String, String> headers) throws IOException;
}
