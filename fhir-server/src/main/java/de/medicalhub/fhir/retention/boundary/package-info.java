/** Where erasures are asked for. */
@NullMarked
package de.medicalhub.fhir.retention.boundary;

import org.jspecify.annotations.NullMarked;
