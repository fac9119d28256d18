@NullMarked
package de.medicalhub.fhir.relative.control;

import org.jspecify.annotations.NullMarked;
