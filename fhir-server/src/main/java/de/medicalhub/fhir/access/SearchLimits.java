package de.medicalhub.fhir.access;

import java.util.Map;
import java.util.Optional;

/** What a search may be, whoever asks. */
public interface SearchLimits {
    /**
     * Why nobody from outside may search like this, if so.
     *
     * @param type searched for
     * @param parameters as in a request, names with modifiers
     */
    Optional<String> refuseSearch(String type, Map<String, String[]> parameters);
}
