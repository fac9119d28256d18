/** Tests of the use cases of import and export. */
@NullMarked
package de.medicalhub.fhir.exchange.control;

import org.jspecify.annotations.NullMarked;
