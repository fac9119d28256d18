/** Tests of documents. */
@NullMarked
package de.medicalhub.fhir.document.control;

import org.jspecify.annotations.NullMarked;
