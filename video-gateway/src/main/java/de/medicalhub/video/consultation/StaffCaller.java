package de.medicalhub.video.consultation;

import java.util.Set;

/**
 * The signed-in person behind a request.
 *
 * @param token access token, relayed to FHIR
 * @param fhirUser such as {@code Practitioner/gp-1}; empty if the token names none
 */
public record StaffCaller(String token, String username, String name, String fhirUser, Set<String> roles) {
    @Override
    public String toString() {
        return "StaffCaller[" + fhirUser + "]";
    }
}
