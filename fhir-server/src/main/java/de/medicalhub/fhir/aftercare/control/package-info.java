/** The use cases. */
@NullMarked
package de.medicalhub.fhir.aftercare.control;

import org.jspecify.annotations.NullMarked;
