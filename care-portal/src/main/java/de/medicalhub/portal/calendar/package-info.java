/**
 * Calendars of practices and nursing services: opening hours, free times, appointments.
 *
 * <ol>
 *   <li>K1 Opening hours become free times (Slots) for the weeks to come: one for each stretch of a day, not on public
 *       holidays of Rhineland-Palatinate. What is booked or blocked stays as it is, also when the hours change.
 *   <li>K2 A person is at one place: hours of one kind leave out what the person's other calendars have at that time.
 *   <li>K3 Two who save the same calendar at once: the version of the Schedule decides, the second is told and loses no word.
 *   <li>K4 Week and day are lists of days in order, readable without the eye for columns; names stand only where the server
 *       lets this reader read the appointment.
 *   <li>K5 Free times are offered in steps of the appointment's length; who books meanwhile is told so with what is left
 *       of that day. Nobody is visited at home before the planned discharge. The reader's own calendars come first.
 *   <li>K6 Whoever may read the case books for it: hospital, practice, nursing service in all calendars of those who treat;
 *       patients what is open to them. The server decides.
 *   <li>K7 Moving is one step; cancelling needs a reason. Both stand in the timeline of the case.
 *   <li>K8 A calendar feed (RFC 5545) is read by a secret address: random, kept as hash, shown once, ended and renewed by its
 *       owner. It holds times, "Videosprechstunde" or "Hausbesuch", and the way to a page that asks for sign-in; no name, no
 *       place. The portal asks for the times with an account that can read no appointment (decision 0035).
 *   <li>K9 A practice or nursing service reads on its calendar when one of its calendars has fewer than five free times in the
 *       next two weeks.
 *   <li>K10 A patient has one appointment of each kind: while it stands, further times of that kind are not offered, and the
 *       page leads to changing it. Those who treat may book several.
 *   <li>K11 Of a booking that is sent twice the page says once that it is booked, not that its time is taken.
 *   <li>K12 What stands in a calendar is read to its end, however much it is: a blocked time that was not read would be offered as
 *       free. Opening hours read the calendars of their one person. Where a free time and a blocked one overlap, the server
 *       books nothing.
 *   <li>K13 Who did not come, or was not at home, is noted in the calendar after the beginning by one button: it is what the
 *       district's numbers count as no-show. Who is there after all has the appointment again by "Rückgängig" right after, and by
 *       one button beside it later.
 *   <li>K14 That a home visit, or a consultation by telephone, took place is noted by one button after the beginning; the timeline
 *       says so from then on. A call by video notes it by itself (decision 0109); the button stands at a video consultation only when
 *       nobody can join it any more, four hours after its start. "Rückgängig" takes it back right after, and one button beside it
 *       later, unless a call by video has told it.
 *   <li>K15 Times that were blocked, or opened again, are as they were before by "Rückgängig", unless somebody has booked one of them
 *       meanwhile: all that was blocked at once, up to five hundred times, and what was cut off at its edges is one with it again.
 * </ol>
 *
 * Hooks for tests: {@code day} (with {@code data-day}), {@code calendar-entry} (with {@code data-kind}), {@code time-choice},
 * {@code submit-booking}, {@code submit-cancel}, {@code booked}, {@code save-hours}, {@code submit-block}, {@code scarce-times},
 * {@code miss}, {@code came}, {@code held}, {@code not-held}.
 */
@NullMarked
package de.medicalhub.portal.calendar;

import org.jspecify.annotations.NullMarked;
