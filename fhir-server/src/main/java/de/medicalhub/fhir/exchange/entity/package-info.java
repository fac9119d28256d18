/** Jobs and their parts; no FHIR. */
@NullMarked
package de.medicalhub.fhir.exchange.entity;

import org.jspecify.annotations.NullMarked;
