/** Tests of the numbers. */
@NullMarked
package de.medicalhub.fhir.numbers.entity;

import org.jspecify.annotations.NullMarked;
