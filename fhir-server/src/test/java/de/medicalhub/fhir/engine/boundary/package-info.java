/** Tests of the engine over HTTP. */
@NullMarked
package de.medicalhub.fhir.engine.boundary;

import org.jspecify.annotations.NullMarked;
