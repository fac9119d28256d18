/**
 * Vehicles and their shifts.
 *
 * <ol>
 *   <li>The fleet is replaced as a whole; the same fleet again changes nothing.
 *   <li>A shift names a vehicle of the fleet, a driver, the days of the week and times of the day in Europe/Berlin; its
 *       end is after its start, on the same day.
 *   <li>Whoever plans hears of a new fleet in its transaction.
 * </ol>
 */
@NullMarked
package de.medicalhub.transport.fleet;

import org.jspecify.annotations.NullMarked;
