/** Where accesses are seen and the audit trail is read. */
@NullMarked
package de.medicalhub.fhir.audit.boundary;

import org.jspecify.annotations.NullMarked;
