/**
 * Puts jobs onto tours: pure Java, no framework, no clock, no database; the same input gives the same plan.
 *
 * <ol>
 *   <li>Each stop begins within its time window; who is early waits. All times are seconds since 1970-01-01 UTC.
 *   <li>From the end of the pickup to the begin of the drop-off nobody rides longer than the job allows.
 *   <li>At no point is more aboard than the vehicle holds: seats, wheelchair places and stretchers each for themselves;
 *       what a job needs of the vehicle (carry chair, cold box) the vehicle has.
 *   <li>A tour begins and ends at its depot within its shift.
 *   <li>Pickup and drop-off of a job are on the same tour, in this order.
 *   <li>The beginning of a tour that is driven or promised as next (its frozen stops) is never changed: nothing is
 *       inserted before or between these stops.
 *   <li>One new job goes where it adds the least driving over all tours; the other stops keep tour and order.
 *   <li>A refusal is a value that says which rule binds, and by how many minutes a time window is missed at least.
 *   <li>Planning again may move jobs that are not frozen, but never leaves out one that was planned before.
 *   <li>A job that comes after another is dropped off after it where both are on one tour.
 * </ol>
 *
 * <p>A route's times follow the eight steps of Cordeau and Laporte (A tabu search heuristic for the static multi-vehicle
 * dial-a-ride problem, Transportation Research B 37, 2003): start as late as harmless, then delay pickups to shorten
 * rides. Out of scope: breaks, several depots per vehicle, traffic.
 */
@NullMarked
package de.medicalhub.transport.planning;

import org.jspecify.annotations.NullMarked;
