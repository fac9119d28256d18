/** Where emergency accesses are opened and ended. */
@NullMarked
package de.medicalhub.fhir.emergency.boundary;

import org.jspecify.annotations.NullMarked;
