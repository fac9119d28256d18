/** How integration tests of this module speak to the running server. */
@NullMarked
package de.medicalhub.fhir.testing;

import org.jspecify.annotations.NullMarked;
