/** Tests without a server of how faults are found and said. */
@NullMarked
package de.medicalhub.fhir.engine.control;

import org.jspecify.annotations.NullMarked;
