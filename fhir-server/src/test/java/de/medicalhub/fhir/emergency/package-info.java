/** Emergency access over HTTP. */
@NullMarked
package de.medicalhub.fhir.emergency;

import org.jspecify.annotations.NullMarked;
