/** Numbers over HTTP. */
@NullMarked
package de.medicalhub.fhir.numbers;

import org.jspecify.annotations.NullMarked;
