/** Tests of what patients get about themselves. */
@NullMarked
package de.medicalhub.fhir.mydata;

import org.jspecify.annotations.NullMarked;
