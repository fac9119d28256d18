/** Tests of documents. */
@NullMarked
package de.medicalhub.fhir.document;

import org.jspecify.annotations.NullMarked;
