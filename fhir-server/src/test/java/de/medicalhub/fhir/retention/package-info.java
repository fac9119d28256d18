/** Erasure over HTTP. */
@NullMarked
package de.medicalhub.fhir.retention;

import org.jspecify.annotations.NullMarked;
