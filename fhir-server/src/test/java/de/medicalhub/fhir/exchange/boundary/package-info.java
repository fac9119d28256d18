/** Tests of the boundary of import and export. */
@NullMarked
package de.medicalhub.fhir.exchange.boundary;

import org.jspecify.annotations.NullMarked;
