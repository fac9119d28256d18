/** What the SMART configuration says. */
@NullMarked
package de.medicalhub.fhir.smart.control;

import org.jspecify.annotations.NullMarked;
