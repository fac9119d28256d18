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
 *   <li>An order may require one vehicle or one driver of its carrier, for both ways; who dispatches for several carriers says for
 *       which one it is. What is not on duty leaves the order waiting, with that reason.
 * </ol>
 *
 * <p>Out of scope: standing orders, finding patients (dispatchers search nobody).
 */
@NullMarked
package de.medicalhub.transport.phone;

import org.jspecify.annotations.NullMarked;
