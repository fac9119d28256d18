/** Tests of import and export. */
@NullMarked
package de.medicalhub.fhir.exchange;

import org.jspecify.annotations.NullMarked;
