/** The operations. */
@NullMarked
package de.medicalhub.fhir.ride.boundary;

import org.jspecify.annotations.NullMarked;
