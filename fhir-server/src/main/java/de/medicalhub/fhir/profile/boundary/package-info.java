/** Loads the code systems when the server has started. */
@NullMarked
package de.medicalhub.fhir.profile.boundary;

import org.jspecify.annotations.NullMarked;
