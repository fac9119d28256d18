/**
 * Papers of drivers and vehicles that end: licences, courses, inspections, checks of medical devices.
 *
 * <ol>
 *   <li>A carrier's dispatcher enters until when a paper is valid, for the drivers and vehicles of the own fleet; nobody else
 *       sees it. A paper that was never entered hinders nobody: the hub knows nothing of it then.
 *   <li>Thirty days before the end page and driver are warned.
 *   <li>On a day after the end of one, vehicle and driver are planned for nothing; what is not begun waits for another tour,
 *       and the duty does not begin: the phone says which paper it is.
 *   <li>Narcotics are carried only by drivers who are instructed on them: as the fleet says, unless an instruction is entered
 *       here, which then decides by its last day.
 * </ol>
 *
 * <p>Out of scope: copies of the papers. The carrier keeps the papers themselves.
 */
@NullMarked
package de.medicalhub.transport.papers;

import org.jspecify.annotations.NullMarked;
