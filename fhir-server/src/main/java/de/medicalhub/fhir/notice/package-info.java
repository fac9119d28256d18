/**
 * Tells the portal's notification service what has happened that somebody may want to be told of, and nothing more.
 *
 * <ol>
 *   <li>N1 {@code Communication/$notices} is for the role {@code notification-service} only, and beside the directory and
 *       the times for calendar feeds ({@code Appointment/$times}) and {@code $concerned} (N10) all that this role may ask: it
 *       reads no resource about a patient.
 *   <li>N2 A notice says what kind of thing happened, when, whose organisation caused it, whom it concerns, and which
 *       resource to open after sign-in. It holds no name, no text, no code of a record; patients are references.
 *   <li>N3 It follows {@code lastUpdated} (the machine's time, like every watermark): what changed since a moment is answered,
 *       oldest first. Whoever asks again asks from two minutes before {@code until}, because a transaction may commit that much later.
 *   <li>N4 A notice has a key that stays the same however often it is answered and however often its resource is written
 *       again without a change that matters: {@code Task/12#answered}. Who keeps the keys tells nobody twice.
 *   <li>N5 It speaks of the present: who was asked and has answered meanwhile is not told of the question.
 *   <li>N6 Appointments of the next 24 hours are answered each time as reminders; their key names the start, so that a moved
 *       appointment reminds again.
 *       So are questionnaires whose time is over within 24 hours.
 *       Of an appointment that is moved, only the new time is told.
 *   <li>N7 At most 2,000 resources of a type are looked at in one answer;
 *       {@code until} then is where the next one begins.
 *   <li>N8 Relatives whom a patient lets read along are told of rides, medicine and appointments; of the case itself if they
 *       may read everything. Messages to the patient are the patient's.
 *   <li>N9 Each question and each reply before the award is told once, by its own id, to the other side; neither its text nor
 *       the patient. Who is named as substitute is told, and is then told what the organisation is told, in that time only
 *       (the portal reads who holds a post now).
 *   <li>N10 {@code Communication/$concerned} answers for cases, named by their random identifiers, which organisations take or took
 *       part or were asked, and whose they are: by it the portal wakes the lists of those and of nobody else. No state, no name.
 *   <li>N11 A leg that comes ten minutes or more before or after the time that was told last is told to the patient and to those of the
 *       team who wait for it (ride: hospital, nursing service; delivery: nursing service, pharmacy), once for each such move, until
 *       the patient is aboard or the medicine handed over.
 *   <li>N12 A delivery that is held because it was too warm or too cold ({@code held-since} of the leg) is told to the pharmacy that the
 *       order names, once for each time at which it was held.
 *   <li>N13 Whom an answer is about is in the audit trail, once for each key: the service asks every other second, from two
 *       minutes before, and what is only told again leaves no new row. A node remembers the last 20,000 keys; after a restart it
 *       records once more.
 *   <li>N14 Of notices that were told before, named by their keys, it answers those that still hold, to whom they concern now: what
 *       has waited for somebody's quiet hours is not told to who left the case, the house or its purpose meanwhile.
 *   <li>N15 Of a Task or a case that had ended more than 24 hours before it was stored for the first time, nobody is told: an import has
 *       brought it along (decision 0117).
 * </ol>
 *
 * <p>Out of scope: who wants to be told how, and when; that is the portal's feature notification.
 */
@NullMarked
package de.medicalhub.fhir.notice;

import org.jspecify.annotations.NullMarked;
