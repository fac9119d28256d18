/** The operations as they are called, and the listener for new values. */
@NullMarked
package de.medicalhub.fhir.aftercare.boundary;

import org.jspecify.annotations.NullMarked;
