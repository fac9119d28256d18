@org.jspecify.annotations.NullMarked
package de.medicalhub.fhir.ride.entity;
