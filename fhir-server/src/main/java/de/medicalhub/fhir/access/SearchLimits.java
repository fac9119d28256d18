package de.medicalhub.fhir.access;

import java.util.Map;
import java.util.Optional;

/** What a search may be, whoever asks. */
public interface SearchLimits {
    /** The search parameter of types that name patients in several fields, for whichever of them it is. */
    String ABOUT_PATIENT = "about-patient";

    /**
     * Why nobody from outside may search like this, if so.
     *
     * @param type searched for
     * @param parameters as in a request, names with modifiers
     */
    Optional<String> refuseSearch(String type, Map<String, String[]> parameters);
}
