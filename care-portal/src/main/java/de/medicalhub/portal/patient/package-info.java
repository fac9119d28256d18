/**
 * The patient's own page: what comes next, in short sentences.
 *
 * <ol>
 *   <li>P1 At most three cards in the order of time: the next appointment, the car, the medicine; no card for what is over.
 *       Each begins with what happens, as one sentence.
 *   <li>P2 When it is time (from 30 minutes before to four hours after the start) the appointment bears one big button; it
 *       takes a fresh join link from the video gateway, so that no link needs to be kept.
 *   <li>P3 Short main clauses, no abbreviations, 18 px; the phone number of a human stands on every page, also on that of an
 *       error ({@code /api/help-line}).
 *   <li>P4 Below the cards are the ways to everything else, in words that say what one finds there.
 *   <li>P5 A relative sees the same cards under the name of the patient, and joins nothing.
 * </ol>
 *
 * Hooks for tests: {@code card-appointment}, {@code card-ride}, {@code card-medicine}, {@code join}.
 */
@NullMarked
package de.medicalhub.portal.patient;

import org.jspecify.annotations.NullMarked;
