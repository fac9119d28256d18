/** Tests of what patients get about themselves. */
@NullMarked
package de.medicalhub.fhir.mydata.gateway;

import org.jspecify.annotations.NullMarked;
