/** The operations, and the worker that imports what has been sent. */
@NullMarked
package de.medicalhub.fhir.exchange.boundary;

import org.jspecify.annotations.NullMarked;
