/**
 * Video consultations as their doctor sees them; the call itself is the video gateway's.
 *
 * <ol>
 *   <li>V1 The list shows consultations of the own practice's cases that are not over, the next one on top.
 *   <li>V2 "Sprechstunde öffnen" leads to the call page; the invitation of the patient is made there, never here, because
 *       join secrets are not in FHIR.
 * </ol>
 *
 * Hooks for tests: rows {@code consultation-row}, inside {@code open-consultation}.
 */
@NullMarked
package de.medicalhub.portal.consultation;

import org.jspecify.annotations.NullMarked;
