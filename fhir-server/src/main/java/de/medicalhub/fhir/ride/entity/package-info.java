/** On which days and at which times a standing order rides. */
@NullMarked
package de.medicalhub.fhir.ride.entity;

import org.jspecify.annotations.NullMarked;
