/** HAPI's store. */
@NullMarked
package de.medicalhub.fhir.ride.gateway;

import org.jspecify.annotations.NullMarked;
