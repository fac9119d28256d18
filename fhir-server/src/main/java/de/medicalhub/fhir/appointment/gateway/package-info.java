/** Calendars in HAPI's store. */
@NullMarked
package de.medicalhub.fhir.appointment.gateway;

import org.jspecify.annotations.NullMarked;
