/** The operations over HTTP with real tokens. */
@NullMarked
package de.medicalhub.fhir.discharge;

import org.jspecify.annotations.NullMarked;
