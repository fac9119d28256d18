/** The use cases: take in, describe, unfold. */
@NullMarked
package de.medicalhub.fhir.document.control;

import org.jspecify.annotations.NullMarked;
