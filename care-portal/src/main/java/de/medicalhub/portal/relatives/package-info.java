/**
 * A patient lets people who are close read along.
 *
 * <ol>
 *   <li>N1 The page lists who may read what, since when and until when, and who is known to the hospital but may not.
 *   <li>N2 Giving access is one form: who, how much, until when if not for good; the smaller step is chosen beforehand.
 *   <li>N3 Taking it back is one button with the consequence named beside it; it counts at once (the FHIR server asks each time),
 *       and can be undone right after: the same person reads as much and as long as before, by a new consent (decision 0092).
 *   <li>N4 The FHIR server decides and writes ({@code Patient/$grant-relative}, {@code Consent/$withdraw}).
 * </ol>
 *
 * Hooks for tests: {@code relative-row}, {@code take-back}, {@code grant},
 * {@code relative-who}, {@code relative-scope}.
 */
@NullMarked
package de.medicalhub.portal.relatives;

import org.jspecify.annotations.NullMarked;
