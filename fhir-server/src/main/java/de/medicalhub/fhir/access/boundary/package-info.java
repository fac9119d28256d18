/** How requests and answers pass the rules. */
@NullMarked
package de.medicalhub.fhir.access.boundary;

import org.jspecify.annotations.NullMarked;
