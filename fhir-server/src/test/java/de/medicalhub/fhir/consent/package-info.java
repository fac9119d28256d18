/** What a Consent allows, and until when. */
@NullMarked
package de.medicalhub.fhir.consent;

import org.jspecify.annotations.NullMarked;
