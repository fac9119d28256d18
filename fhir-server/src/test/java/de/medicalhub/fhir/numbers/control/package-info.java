/** Tests of the numbers. */
@NullMarked
package de.medicalhub.fhir.numbers.control;

import org.jspecify.annotations.NullMarked;
