/**
 * Vehicles and their shifts.
 *
 * <ol>
 *   <li>A carrier's fleet is replaced as a whole and by that carrier only (or by an administrator who names it); the same
 *       fleet again changes nothing. A vehicle's id is that of one carrier.
 *   <li>A shift names a vehicle of the fleet, a driver, the days of the week and times of the day in Europe/Berlin; its
 *       end is after its start, on the same day or, for a night, on the next; none is longer than sixteen hours. Two shifts of
 *       one vehicle or of one driver that hold for good do not overlap, not over midnight either; the refusal names both.
 *   <li>Whoever plans hears of a new fleet in its transaction.
 *   <li>A vehicle may have seats for staff, other ways to set it up, stretchers to sit on and a cold box of so many parcels;
 *       vehicle and driver name what they cannot (oxygen, infection, carrying), and a driver may be instructed for narcotics. It
 *       may say what the vehicle costs.
 *   <li>A shift may hold from a first or until a last day; a driver or a vehicle may be away for some days. What shifts say of who is
 *       away does not count on these days.
 *   <li>Before a change is kept the dispatcher hears which tours it plans anew, and who is on two shifts at once. Who has
 *       looked at another version than the one that stands is refused.
 * </ol>
 */
@NullMarked
package de.medicalhub.transport.fleet;

import org.jspecify.annotations.NullMarked;
