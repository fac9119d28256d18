@NullMarked
package de.medicalhub.fhir.discharge.boundary;

import org.jspecify.annotations.NullMarked;
