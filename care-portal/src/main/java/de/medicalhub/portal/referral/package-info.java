/**
 * A nursing service is asked, answers, and wins or not.
 *
 * <ol>
 *   <li>F1 Before the award a request is shown without the person: care level, needs, area of the postcode, date. The
 *       server sends no more.
 *   <li>F2 A request says how long there is still time to answer; after that it can only be read.
 *   <li>F3 Declining needs a reason, accepting does not.
 *   <li>F4 After the award the request leads to the case; the others read that it was awarded elsewhere.
 *   <li>F5 Late, second or overtaken answers get a plain sentence and change nothing.
 *   <li>F6 Open requests come first, the next deadline on top; all that still run are shown, of those that have ended the last
 *       fifty and more on request.
 *   <li>F7 When the discharge has moved, a service that had accepted or was chosen says whether the new date suits.
 *   <li>F8 Before it answers, a service may ask the hospital something; question and reply name nobody, which the server holds.
 *   <li>F10 Short-term care, aids and aftercare that a hospital asks of the own house stand in the same list, without the person,
 *       and are answered on the same page ({@code $conclude}); there is no award, for nobody else is asked.
 *   <li>F9 A service says how many places it has free today; hospitals see that while they choose whom to ask.
 * </ol>
 *
 * Hooks for tests: rows {@code request-row} (with {@code data-task}, {@code data-state}), inside {@code open-request}; on
 * the request's page {@code accept-request}, {@code decline-request} (fields {@code reason}, {@code comment}),
 * {@code request-label}, {@code request-state}, {@code form-errors}, {@code open-case}.
 */
@NullMarked
package de.medicalhub.portal.referral;

import org.jspecify.annotations.NullMarked;
