/**
 * The product's own code systems: shipped as FHIR JSON with German and English names, loaded into the server at start
 * and known to the code by the same files, so that a code that is not in a file does not exist.
 */
@NullMarked
package de.medicalhub.fhir.profile;

import org.jspecify.annotations.NullMarked;
