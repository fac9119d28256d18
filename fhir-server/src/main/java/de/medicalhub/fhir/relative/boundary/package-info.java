@NullMarked
package de.medicalhub.fhir.relative.boundary;

import org.jspecify.annotations.NullMarked;
