/** Where the document is read. */
@NullMarked
package de.medicalhub.fhir.smart.boundary;

import org.jspecify.annotations.NullMarked;
