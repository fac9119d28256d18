/** Tests without a server of what is recorded. */
@NullMarked
package de.medicalhub.fhir.audit.control;

import org.jspecify.annotations.NullMarked;
