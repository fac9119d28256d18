/** Sees medicines on their way into the store. */
@NullMarked
package de.medicalhub.fhir.medication.boundary;

import org.jspecify.annotations.NullMarked;
