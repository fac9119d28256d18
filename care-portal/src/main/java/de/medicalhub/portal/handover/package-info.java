/**
 * The case page: the timeline that everybody involved sees, and what may be done at its strands.
 *
 * <ol>
 *   <li>H1 The timeline is made of what the reader may see and of nothing else; who is not involved gets the answer "no such
 *       case" (404).
 *   <li>H2 Past entries stand above, what happens now in the middle, what is planned below; each state is said in words,
 *       with an icon, never by colour alone.
 *   <li>H3 Strands: the case itself, consent, referral, ride, medicine, documents, consultation, support.
 *   <li>H4 An action stands at the strand that it belongs to and only for who may take it: award (hospital), dispense
 *       (pharmacy), open the consultation (GP practice of the case).
 *   <li>H5 The award names its consequences before it is sent, because others are told at once.
 *   <li>H6 The letter's narrative is cleaned before it is shown: no scripts, no links, no pictures from elsewhere.
 *   <li>H7 The page asks the FHIR server at most six times and renews the timeline when it is told of a change, without
 *       moving the focus or what is being typed; what others changed is marked.
 *   <li>H8 The consultation can be opened from 30 minutes before its start to four hours after it, each by its own line. One that
 *       nobody came to, or of which no conversation is noted by then, is past and says so; it hides no later one. A home visit is done
 *       when somebody has said so; until then it was planned.
 *   <li>H9 As long as none is awarded, a request to a service is taken back with a reason; the service reads that it has ended
 *       and why.
 *   <li>H10 A case that has ended says so with the reason, and waits for nobody; whose award ended with it is said.
 *   <li>H11 A discharge that moved says to when and why. The chosen service is led to its answer about the new date; when it
 *       lets the time go by, the hospital may take the award back.
 *   <li>H12 The hospital's contact for questions stands beside each case, with its hours, as section 39 SGB V demands.
 *   <li>H13 The chosen service and the practice confirm by name that the documents have come: letter, transfer document, medication
 *       plan; each once, and again when it is written anew, which is then called a new version. What was shown is confirmed, in
 *       the version that was shown; what the own organisation has written is not asked for. It stands in the timeline.
 *   <li>H14 What the patient needs stands beside the case, one line for each kind of support, with the way to change the
 *       decision (hospital); who decided what, and why, stands in the timeline, and so does what is arranged: short-term care,
 *       aids, aftercare.
 *   <li>H15 Patients and relatives are led on to their own plain page ({@code /my-plan}); this one is for those who work.
 * </ol>
 *
 * Hooks for tests: {@code case-head}, {@code case-person}, {@code timeline}; entries {@code timeline-entry} with
 * {@code data-strand} (H3), {@code data-state} (requested, accepted, rejected, awarded, awarded-elsewhere, unplanned,
 * assigned, en-route, arrived, on-board, dropped-off, ready-for-pickup, picked-up, handed-over, not-delivered, brought-back,
 * returned, no-show, dispensed, stopped, ended, withdrawn, booked, waiting, in-progress, finished, unheld, cancelled, signed,
 * written, answer-needed, nobody) and {@code data-phase} (past, now,
 * future); buttons {@code award} (with {@code data-organisation}) and {@code confirm-award}, {@code dispense},
 * {@code open-consultation}, {@code withdraw}, {@code confirm-withdraw}; {@code end-case}, {@code letter}, {@code medication}.
 */
@NullMarked
package de.medicalhub.portal.handover;

import org.jspecify.annotations.NullMarked;
