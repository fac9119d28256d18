/** The operations as they are called, and the wake-up of those who watch a case. */
@NullMarked
package de.medicalhub.fhir.discharge.boundary;

import org.jspecify.annotations.NullMarked;
