/** Retention with records in memory. */
@NullMarked
package de.medicalhub.fhir.retention.control;

import org.jspecify.annotations.NullMarked;
