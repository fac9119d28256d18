/**
 * Orders that a dispatcher takes by telephone.
 *
 * <ol>
 *   <li>The caller hears at once when the vehicle comes: the same insertion that will plan the ride is asked before anything
 *       is stored, with the reason if there is no place.
 *   <li>An order is stored in the FHIR server only, in the dispatcher's own name; it comes back by the intake and is planned
 *       like any other. Meanwhile others may have taken the place, and then it is planned anew within its window.
 *   <li>The page gives each order a number, so that one that is sent twice is stored once; something else under
 *       the same number is refused, and the page says so.
 *   <li>With an appointment the window of the pickup follows from it: who is picked up at its end and rides as long as anybody may
 *       is still in time; the plan has them at the destination ten minutes before it, whatever becomes of the roads.
 *   <li>A way back whose hour is not known waits on the board until the patient is said to be ready: on its day, when the way out
 *       has ended. While it is not planned that may be said anew, and taken back.
 *   <li>Of a standing order the first day is tried out in the same way; the pickup that is promised for it is promised for every
 *       day, and kept when only days change. The FHIR server makes the legs (its feature {@code ride}), which then come by the intake.
 *   <li>Who changes a standing order says which version was seen; another one by now is refused.
 *   <li>Four weeks before the insurer's approval ends board and page say so, if rides are ordered beyond it. The rides go on.
 *   <li>An order may require one vehicle or one driver of its carrier, for both ways; who dispatches for several carriers says for
 *       which one it is. What is not on duty leaves the order waiting, with that reason.
 * </ol>
 *
 * <p>Out of scope: finding patients (dispatchers search nobody).
 */
@NullMarked
package de.medicalhub.transport.phone;

import org.jspecify.annotations.NullMarked;
