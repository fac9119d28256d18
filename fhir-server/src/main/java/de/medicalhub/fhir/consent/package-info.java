/**
 * What a patient has agreed to, one Consent for each purpose of a case.
 *
 * <ol>
 *   <li>A case has three: discharge (the practice, the pharmacy and the carrier are told), referral (nursing services
 *       are asked without saying who it is about) and video (a consultation with the practice).
 *   <li>They are written before anything else of the case and in its transaction: without them nothing of it exists.
 *   <li>The Consent for the referral names a nursing service only once that has been awarded.
 * </ol>
 *
 * <p>Out of scope for now: withdrawal. The care team carries the access; a withdrawal will end it there.
 */
@NullMarked
package de.medicalhub.fhir.consent;

import org.jspecify.annotations.NullMarked;
