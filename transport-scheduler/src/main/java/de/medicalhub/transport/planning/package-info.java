/**
 * Puts jobs onto tours: pure Java, no framework, no clock, no database; the same input gives the same plan.
 *
 * <ol>
 *   <li>Each stop begins within its time window; who is early waits. All times are seconds since 1970-01-01 UTC.
 *   <li>From the end of the pickup to the begin of the drop-off nobody rides longer than the job allows.
 *   <li>At no point is more aboard than the vehicle holds, set up one way or another: seats, wheelchair places, stretchers
 *       and seats for staff; an attendant may also take a patient's seat, a patient who could sit a stretcher only where
 *       the vehicle's terms say so; luggage (a walker, a folded wheelchair) without room of its own takes the place of an
 *       attendant. What a job needs of the vehicle (carry chair, cold box) the vehicle has.
 *   <li>A tour begins and ends at its depot within its shift.
 *   <li>Pickup and drop-off of a job are on the same tour, in this order.
 *   <li>The beginning of a tour that is driven or promised as next (its frozen stops) is never changed: nothing is
 *       inserted before or between these stops.
 *   <li>One new job goes where it costs the least over all tours: driving, and what the weights add to it; the other
 *       stops keep tour and order.
 *   <li>A refusal is a value: the rule that binds, the least that would have to give way, in minutes,
 *       and which tour stands in the way, after which stop and until when.
 *   <li>Planning again may move jobs that are not frozen, but never leaves out one that was planned before.
 *   <li>A job that comes after another is dropped off after it where both are on one tour.
 *   <li>Breaks of the driver have room within their windows, where the vehicle stands and while nobody is aboard.
 *   <li>Passengers who must not meet are never aboard together.
 *   <li>Seed, threads and rounds decide the plan, nothing else; who interrupts gets the best one so far. For whom
 *       no place was looked for by then is refused with that reason, the less urgent first.
 *   <li>A job that requires a vehicle or driver is on that tour or on none.
 *   <li>Soft costs ({@link de.medicalhub.transport.planning.Weights}) choose between plans that keep every rule.
 *   <li>Where not all can be served, those of higher priority are.
 *   <li>A drive lasts as long as one that leaves when the window of the stop opens that it leaves, or the shift begins,
 *       whenever it leaves in the plan: so the hour of the day counts, and a drive lasts the same in every plan.
 *   <li>A time that was told stays within its tolerance. Only for a job that has no place otherwise it moves, by three tolerances
 *       at most if that is enough, else as far as the order allows; and where what is driven cannot keep to it any more.
 * </ol>
 *
 * <p>Times are exact: every rule on times is a least difference of two begins, so the earliest times are found by raising
 * begins until none rises any more. No plan leaves the planner before {@link de.medicalhub.transport.planning.PlanChecker},
 * which shares no code with it, has walked along every changed tour. How it decides and how to tune it: docs/dispatch.md.
 * Out of scope: several depots of one vehicle.
 */
@NullMarked
package de.medicalhub.transport.planning;

import org.jspecify.annotations.NullMarked;
