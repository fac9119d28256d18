/** The use cases: book, move, free. */
@NullMarked
package de.medicalhub.fhir.appointment.control;

import org.jspecify.annotations.NullMarked;
