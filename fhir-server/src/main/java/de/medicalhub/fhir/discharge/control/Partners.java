package de.medicalhub.fhir.discharge.control;

import java.util.Optional;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;

/** Who takes part besides the hospital; found and of the right kind. */
record Partners(Optional<Doctor> gp, Optional<Chemist> pharmacy) {

    /**
     * The GP.
     *
     * @param person {@code Practitioner/…}
     * @param practice {@code Organization/…}
     */
    record Doctor(String person, String practice) {}

    /** The pharmacy. */
    record Chemist(Organization organisation, Optional<Location> location) {}
}
