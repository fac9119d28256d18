/** The FHIR server. */
@NullMarked
package de.medicalhub.transport.phone.gateway;

import org.jspecify.annotations.NullMarked;
