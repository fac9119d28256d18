/** FHIR R4 over HTTP: Appointments with the caller's token, Encounters with the service's own. */
@NullMarked
package de.medicalhub.video.consultation.gateway;

import org.jspecify.annotations.NullMarked;
