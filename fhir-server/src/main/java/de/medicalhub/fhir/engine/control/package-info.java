/** How faults of a request are found and said. */
@NullMarked
package de.medicalhub.fhir.engine.control;

import org.jspecify.annotations.NullMarked;
