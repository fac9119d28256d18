package de.medicalhub.fhir.emergency.control;

import java.util.Set;

/**
 * Who asks for whom.
 *
 * @param person {@code Practitioner/…}
 * @param organisations for which the person acts
 * @param patient {@code Patient/…}
 */
public record EmergencyRequest(String person, Set<String> organisations, String patient) {
    /** Keeps its own copy. */
    public EmergencyRequest {
        organisations = Set.copyOf(organisations);
    }

    /** The same, for that patient. */
    EmergencyRequest about(String found) {
        return new EmergencyRequest(person, organisations, found);
    }
}
