/** Emergency access with records in memory. */
@NullMarked
package de.medicalhub.fhir.emergency.control;

import org.jspecify.annotations.NullMarked;
