/** The records of this server, in the name of the system. */
@NullMarked
package de.medicalhub.fhir.aftercare.gateway;

import org.jspecify.annotations.NullMarked;
