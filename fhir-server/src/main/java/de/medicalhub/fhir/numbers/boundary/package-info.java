/** Where numbers are asked for. */
@NullMarked
package de.medicalhub.fhir.numbers.boundary;

import org.jspecify.annotations.NullMarked;
