/**
 * The patient's own page: what comes next, in short sentences.
 *
 * <ol>
 *   <li>P1 At most three cards: the next appointment, the car, the medicine; no card for what is over.
 *   <li>P2 When it is time (from 30 minutes before to four hours after the start) the appointment bears one big button; it
 *       takes a fresh join link from the video gateway, so that no link needs to be kept.
 *   <li>P3 Short main clauses, no abbreviations, 18 px; the phone number of a human stands on the page.
 * </ol>
 *
 * Hooks for tests: {@code card-appointment}, {@code card-ride}, {@code card-medicine}, {@code join}.
 */
@NullMarked
package de.medicalhub.portal.patient;

import org.jspecify.annotations.NullMarked;
