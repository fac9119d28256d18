/** What may be told of counts. */
@NullMarked
package de.medicalhub.fhir.numbers.entity;

import org.jspecify.annotations.NullMarked;
