/** Tests of the rules of booking. */
@NullMarked
package de.medicalhub.fhir.appointment.control;

import org.jspecify.annotations.NullMarked;
