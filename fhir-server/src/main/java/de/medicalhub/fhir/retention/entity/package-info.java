/** The rules. */
@NullMarked
package de.medicalhub.fhir.retention.entity;

import org.jspecify.annotations.NullMarked;
