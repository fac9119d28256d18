@NullMarked
package de.medicalhub.fhir.relative;

import org.jspecify.annotations.NullMarked;
