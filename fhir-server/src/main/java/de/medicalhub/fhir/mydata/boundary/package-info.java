/** The operation. */
@NullMarked
package de.medicalhub.fhir.mydata.boundary;

import org.jspecify.annotations.NullMarked;
