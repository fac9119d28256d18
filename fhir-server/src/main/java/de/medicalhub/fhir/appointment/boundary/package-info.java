/** How bookings come in, and who sees appointments end. */
@NullMarked
package de.medicalhub.fhir.appointment.boundary;

import org.jspecify.annotations.NullMarked;
