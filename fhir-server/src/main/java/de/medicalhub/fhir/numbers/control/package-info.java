/** What is counted. */
@NullMarked
package de.medicalhub.fhir.numbers.control;

import org.jspecify.annotations.NullMarked;
