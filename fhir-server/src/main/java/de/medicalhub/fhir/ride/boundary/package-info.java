/** The operations, and the timer that makes rides of standing orders. */
@NullMarked
package de.medicalhub.fhir.ride.boundary;

import org.jspecify.annotations.NullMarked;
