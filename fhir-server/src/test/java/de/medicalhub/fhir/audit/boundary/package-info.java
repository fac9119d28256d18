/** Tests of the audit trail over HTTP. */
@NullMarked
package de.medicalhub.fhir.audit.boundary;

import org.jspecify.annotations.NullMarked;
