/** What is recorded of an access. */
@NullMarked
package de.medicalhub.fhir.audit.control;

import org.jspecify.annotations.NullMarked;
