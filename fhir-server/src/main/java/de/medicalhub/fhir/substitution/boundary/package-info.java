/** Operations on substitutions. */
@NullMarked
package de.medicalhub.fhir.substitution.boundary;

import org.jspecify.annotations.NullMarked;
