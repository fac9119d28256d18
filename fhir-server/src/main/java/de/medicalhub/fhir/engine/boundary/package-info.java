/** Where faults leave the server. */
@NullMarked
package de.medicalhub.fhir.engine.boundary;

import org.jspecify.annotations.NullMarked;
