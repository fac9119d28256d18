/**
 * Numbers for the county: how well discharges run, without anybody being recognised.
 *
 * <ol>
 *   <li>Z1 {@code CarePlan/$numbers} answers counts, shares and quartiles by month; no resource and no reference leaves it.
 *       Administrators are answered for the whole district, discharge managers for their own hospital.
 *   <li>Z2 A number from 1 to 4 is not told. Of a share neither the part nor the rest may be from 1 to 4; the whole is told
 *       if it is 5 or more (or 0).
 *   <li>Z3 What was hidden does not follow from the rest: a total is told only if all its months are; no measure is the sum
 *       or difference of others, so counts without a whole (video, no-shows) have none.
 *   <li>Z4 Quartiles are told of 5 and more, in full hours.
 *   <li>Z5 Only months that are over are told: who asks twice within a month would see each single case come in.
 *   <li>Z6 What counts when: an acceptance in the month of the acceptance, a placement in that of the planned discharge, a
 *       ride or delivery in that of its end, a consultation in that of its start; months of Germany.
 *   <li>Z7 Time to acceptance: from the first question in a case to the first acceptance. Placed: a service is chosen before
 *       the planned discharge. Punctual: the patient is dropped off at most 15 minutes after the planned time, the medicine
 *       handed over within its window. No-show: nobody met at a ride, a delivery or an appointment.
 * </ol>
 *
 * <p>Out of scope: charts and CSV; the portal makes them of the answer.
 */
@NullMarked
package de.medicalhub.fhir.numbers;

import org.jspecify.annotations.NullMarked;
