@NullMarked
package de.medicalhub.fhir.discharge.control;

import org.jspecify.annotations.NullMarked;
