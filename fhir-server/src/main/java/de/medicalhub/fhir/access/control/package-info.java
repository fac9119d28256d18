/** The decisions: who calls, what relates them to a patient, what they may see and write. */
@NullMarked
package de.medicalhub.fhir.access.control;

import org.jspecify.annotations.NullMarked;
