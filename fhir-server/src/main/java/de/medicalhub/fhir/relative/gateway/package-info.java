@NullMarked
package de.medicalhub.fhir.relative.gateway;

import org.jspecify.annotations.NullMarked;
