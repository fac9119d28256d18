/** Sentences and parameters of operations. */
@NullMarked
package de.medicalhub.fhir.operation;

import org.jspecify.annotations.NullMarked;
