/** How documents come in. */
@NullMarked
package de.medicalhub.fhir.document.boundary;

import org.jspecify.annotations.NullMarked;
