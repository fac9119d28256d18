/**
 * Where an address lies and how long a drive takes.
 *
 * <ol>
 *   <li>An address that bears a position is taken at its word; otherwise the centroid of its postcode, otherwise of its
 *       town stands for it (rural drives are long; a centroid errs by minutes). Reason: no geocoding service of others
 *       may learn patients' addresses.
 *   <li>An address that neither way finds, or that lies farther from the district's centre than the configured radius,
 *       is an answer, not an error: the job stays visible with the reason.
 *   <li>Without a road graph a drive is the great circle times 1.3 at one configured speed, and pages say that it is an
 *       estimate. Times are whole seconds, rounded up.
 * </ol>
 *
 * <p>Out of scope here: road graphs (GraphHopper), traffic, closures.
 */
@NullMarked
package de.medicalhub.transport.roads;

import org.jspecify.annotations.NullMarked;
