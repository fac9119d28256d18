/** Tests of booking through HTTP. */
@NullMarked
package de.medicalhub.fhir.appointment;

import org.jspecify.annotations.NullMarked;
