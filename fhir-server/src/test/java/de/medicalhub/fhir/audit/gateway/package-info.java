@NullMarked
package de.medicalhub.fhir.audit.gateway;

import org.jspecify.annotations.NullMarked;
