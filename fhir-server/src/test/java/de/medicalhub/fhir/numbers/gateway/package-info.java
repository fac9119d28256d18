@org.jspecify.annotations.NullMarked
package de.medicalhub.fhir.numbers.gateway;
