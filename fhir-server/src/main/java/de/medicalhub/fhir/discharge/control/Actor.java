package de.medicalhub.fhir.discharge.control;

import java.util.Set;

/**
 * Who calls an operation.
 *
 * @param person {@code Practitioner/…} or {@code Patient/…}
 * @param organisations for which the person acts, {@code Organization/…}
 */
public record Actor(String person, Set<String> organisations) {
    boolean isPatient() {
        return person.startsWith("Patient/");
    }

    boolean actsFor(String organisation) {
        return organisations.contains(organisation);
    }
}
