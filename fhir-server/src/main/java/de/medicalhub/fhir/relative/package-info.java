/**
 * A patient lets somebody close read along.
 *
 * <ol>
 *   <li>Only the patient in person gives access: to a RelatedPerson of the own record, or to somebody new, who is written
 *       down as one.
 *   <li>The patient says how much: appointments, rides and deliveries, or everything; and until when, if not for good.
 *   <li>What was given before to the same person ends with the new access: there is one at a time.
 *   <li>At most ten people read along at once; more is a mistake or a misuse.
 *   <li>It is taken back by {@code Consent/$withdraw}, which counts for the very next request; the RelatedPerson stays in the
 *       record, for the hospital may need to know whom to call.
 * </ol>
 *
 * <p>What the access opens: feature access. Who signs in as the relative: Keycloak, by {@code fhirUser}.
 */
@NullMarked
package de.medicalhub.fhir.relative;

import org.jspecify.annotations.NullMarked;
