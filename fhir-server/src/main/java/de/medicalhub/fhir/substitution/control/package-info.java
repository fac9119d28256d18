/** Naming and ending substitutes. */
@NullMarked
package de.medicalhub.fhir.substitution.control;

import org.jspecify.annotations.NullMarked;
