@org.jspecify.annotations.NullMarked
package de.medicalhub.fhir.aftercare.control;
