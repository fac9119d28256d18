/** The printer. */
@NullMarked
package de.medicalhub.fhir.mydata.gateway;

import org.jspecify.annotations.NullMarked;
