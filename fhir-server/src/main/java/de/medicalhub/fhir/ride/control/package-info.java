/** What is stored of a phone order. */
@NullMarked
package de.medicalhub.fhir.ride.control;

import org.jspecify.annotations.NullMarked;
