/**
 * What a patient has agreed to: one Consent for each purpose of a case, and one for each relative who reads along.
 *
 * <ol>
 *   <li>A case has three: discharge (the practice, the pharmacy and the carrier are told), referral (nursing services
 *       are asked without saying who it is about) and video (a consultation with the practice).
 *   <li>They are written before anything else of the case and in its transaction: without them nothing of it exists.
 *   <li>The Consent for the referral names a nursing service only once that has been awarded.
 *   <li>A Consent holds while it is active, permits, and its period ({@code provision.period}, the end inclusive) is not
 *       over. It is asked at each request, so a withdrawal counts at once.
 *   <li>A Consent for a relative belongs to no case. Its one actor is the RelatedPerson, {@code provision.code} says how
 *       much that person reads: appointments, rides and deliveries, or everything.
 *   <li>It opens something only while the RelatedPerson is in use ({@code active}, {@code period}) and still belongs to
 *       that patient.
 * </ol>
 *
 * <p>Which purpose opens a case to whom: {@link de.medicalhub.fhir.access.entity.ConsentTable}. What a withdrawal ends:
 * feature discharge.
 */
@NullMarked
package de.medicalhub.fhir.consent;

import org.jspecify.annotations.NullMarked;
