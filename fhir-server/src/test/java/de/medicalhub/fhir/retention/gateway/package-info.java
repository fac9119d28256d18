@NullMarked
package de.medicalhub.fhir.retention.gateway;

import org.jspecify.annotations.NullMarked;
