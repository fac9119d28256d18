package de.medicalhub.fhir.discharge.control;

import java.util.Optional;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;

/**
 * Who takes part besides the hospital; found and of the right kind.
 *
 * @param doctor {@code Practitioner/…} of the GP
 * @param practice {@code Organization/…} of the GP
 */
record Partners(String doctor, String practice, Organization pharmacy, Optional<Location> pharmacyLocation) {}
