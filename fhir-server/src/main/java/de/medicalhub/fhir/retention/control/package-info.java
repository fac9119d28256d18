/** What is kept and what is erased. */
@NullMarked
package de.medicalhub.fhir.retention.control;

import org.jspecify.annotations.NullMarked;
