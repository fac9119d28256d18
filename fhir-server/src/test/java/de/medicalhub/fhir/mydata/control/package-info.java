/** Tests of what is collected. */
@NullMarked
package de.medicalhub.fhir.mydata.control;

import org.jspecify.annotations.NullMarked;
