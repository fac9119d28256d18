/**
 * Rides that a carrier's dispatcher takes by telephone, once or week after week.
 *
 * <ol>
 *   <li>A dispatcher orders for the own carrier only: who belongs to several names one of them.
 *   <li>What is stored is what a case's ride is: a Patient with name and number, for each leg a ServiceRequest and a Task. The
 *       caller is a new Patient: dispatchers search nobody, and names alone prove nothing.
 *   <li>The page gives each order a number; the same number again stores nothing and is answered as before. Reason: a phone
 *       order whose answer was lost is sent again.
 *   <li>A way back whose hour is not known is a leg without a window. It waits until the dispatcher says that the patient is
 *       ready; then it has one hour from that moment.
 *   <li>A standing order rides on its weekdays from its first to its last day, not on days that are left out, and on public
 *       holidays of Rhineland-Palatinate only if that was said. Its times are those of Europe/Berlin on each day, also in the
 *       nights in which the clock is changed.
 *   <li>Its legs are made some days ahead (14 unless set otherwise), by whichever node comes first, under the lock of the order.
 *       Their ids follow from number and day: nothing is made twice after a crash, a restart or a changed clock. Each leg then
 *       lives like any other; one that was cancelled alone is not made again.
 *   <li>A change or the end of the order acts at once on legs that wait, from today on; what is driven or has begun stays. A day
 *       that was left out and rides after all gets new legs.
 *   <li>Rides go on when the insurer's approval has run out; that is said where people see it. Reason: a dialysis that is
 *       missed harms more than a bill that is not paid.
 *   <li>A ride is cancelled by who ordered it: one by telephone or of a standing order by the carrier's dispatcher, with its way back
 *       if that is asked; one of a discharge case in the case ({@code $decide}). Nobody stops from a desk who is on the way.
 * </ol>
 *
 * <p>Out of scope: billing, the approval itself, changes of single phone orders.
 */
@NullMarked
package de.medicalhub.fhir.ride;

import org.jspecify.annotations.NullMarked;
