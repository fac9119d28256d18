/**
 * The patient's own page: what comes next, in short sentences.
 *
 * <ol>
 *   <li>P1 At most three cards in the order of time: the next appointment (video or at home), the car, the medicine; no card for
 *       what is over. A call that can be joined now comes before a visit.
 *       Each begins with what happens, as one sentence.
 *   <li>P2 When it is time (from 30 minutes before to four hours after the start) the appointment bears one big button; it
 *       takes a fresh join link from the video gateway, so that no link needs to be kept.
 *   <li>P3 Short main clauses, no abbreviations, 18 px; the phone number of a human stands on every page, also on that of an
 *       error ({@code /api/help-line}). Where nobody knows which hospital it is (a relative without access), the numbers of all
 *       hospitals of the directory stand there: that tells of nobody.
 *   <li>P4 Below the cards are the ways to everything else, in words that say what one finds there.
 *   <li>P5 A relative sees the same cards under the name of the patient, and joins nothing.
 *   <li>P6 The whole course stands on a page of its own ({@code /my-plan}): what comes, the next thing first; what has been,
 *       the newest first. Each line is one sentence with a full date. No codes, no diagnoses, no names of vehicles, nobody who
 *       said no. What has no time yet says so.
 *   <li>P7 It names who helps: hospital, nursing service, practice, pharmacy, transport; what each of them does, and the number.
 *       The hospital's number is its line for questions, the same as on every page (P3).
 *   <li>P8 Questions about the time at home (Questionnaire, {@code useContext} venue = the patient's home) are offered on the
 *       first page only after the ride home, or where there is none after the discharge.
 *   <li>P9 Relatives are led to the same page and to the messages of the case; documents, where the patient allows everything.
 *   <li>P10 Where nobody brings the medicine, its card says that it is fetched: at which pharmacy, where that is, when it is
 *       open, whom to call, whether it is ready, and until when where the order says so.
 * </ol>
 *
 * Hooks for tests: {@code card-appointment}, {@code card-ride}, {@code card-medicine}, {@code join}; {@code help-choice}; {@code course-ahead},
 * {@code course-past} with {@code course-row} (and {@code data-kind}), {@code supporter} (and {@code data-part}).
 */
@NullMarked
package de.medicalhub.portal.patient;

import org.jspecify.annotations.NullMarked;
