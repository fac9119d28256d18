/** Tests of the boundary of documents. */
@NullMarked
package de.medicalhub.fhir.document.boundary;

import org.jspecify.annotations.NullMarked;
