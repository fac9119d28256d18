/** Rows of the audit table; no FHIR. */
@NullMarked
package de.medicalhub.fhir.audit.entity;

import org.jspecify.annotations.NullMarked;
