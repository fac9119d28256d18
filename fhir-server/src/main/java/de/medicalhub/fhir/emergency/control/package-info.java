/** How an emergency access begins and ends. */
@NullMarked
package de.medicalhub.fhir.emergency.control;

import org.jspecify.annotations.NullMarked;
