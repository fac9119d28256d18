/**
 * Rides that a carrier's dispatcher takes by telephone.
 *
 * <ol>
 *   <li>A dispatcher orders for the own carrier only: who belongs to several names one of them.
 *   <li>What is stored is what a case's ride is: a Patient with name and number, for each leg a ServiceRequest and a Task. The
 *       caller is a new Patient: dispatchers search nobody, and names alone prove nothing.
 *   <li>The page gives each order a number; the same number again stores nothing and is answered as before. Reason: a phone
 *       order whose answer was lost is sent again.
 *   <li>A way back whose hour is not known is a leg without a window. It waits until the dispatcher says that the patient is
 *       ready; then it has one hour from that moment.
 * </ol>
 *
 * <p>Out of scope: billing, approval by the insurance, changes of what was ordered.
 */
@NullMarked
package de.medicalhub.fhir.ride;

import org.jspecify.annotations.NullMarked;
