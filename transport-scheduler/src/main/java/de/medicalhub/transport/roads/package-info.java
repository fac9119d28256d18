/**
 * Where an address lies and how long a drive takes.
 *
 * <ol>
 *   <li>An address that bears a position is taken at its word; otherwise its house in the register, or the nearest house of
 *       its street; otherwise the centroid of its postcode, otherwise of its town stands for it (rural drives are long; a
 *       centroid errs by minutes). Reason: no geocoding service of others
 *       may learn patients' addresses.
 *   <li>An address that neither way finds, or that lies farther from the district's centre than the configured radius,
 *       is an answer, not an error: the job stays visible with the reason.
 *   <li>Without a road graph a drive is the great circle times 1.3 at one configured speed, and every page that shows times
 *       says that it is an estimate. Times are whole seconds, rounded up.
 *   <li>With a road graph a drive is the fastest way on it for the configured profile. Where a place lies off the roads or
 *       outside the map, or no road joins two places, this pair alone is estimated; the board names the places.
 *   <li>A newer extract counts when its graph is ready; until then the old one does, and a plan that is being made keeps the
 *       times that it began with. How far the reading is, board and log say. Afterwards all times of open days are worked
 *       out anew. Reason: nobody stops driving for a map.
 *   <li>An extract that is still written to is waited for. One that is damaged, gone, or too large for the disk changes
 *       nothing but a sentence on the board.
 *   <li>Drives last longer by the factor of the hour in which they leave: the hour in which the window of the stop opens that
 *       they leave, or the shift begins. Reason: then a drive lasts the same in every plan, and plans can be compared.
 *   <li>The register is a file of house coordinates of the operator. It is searched as people write: umlauts, ss, "Str.", words
 *       written together or apart, up to two wrong letters in long words, one in short ones; what is written exactly so wins.
 *       The postcode or the town must fit. Faulty rows are left out and counted.
 *   <li>Pages draw a map of pictures from the configured server, which learns only what part is looked at; without one, of the hub's
 *       own roads (from afar only those that are driven fast) or, without a road graph, of the names of towns.
 *   <li>What no source knows, a dispatcher sets by hand, on the map, by coordinates or at a village. That is said wherever the place
 *       is shown, and the driver is led to the position, for no map finds the address.
 *   <li>A dispatcher says where roads are slow or closed, by how much and until when, for all carriers. That counts for a drive that leaves a
 *       stop whose window opens until then, or opened at most three hours before. Through slow roads it lasts longer by the part of its straight
 *       line that lies there. Around closed ones it takes the fastest way on the roads that keeps out of the circle; without a road map the
 *       estimate goes around the circle. Where no way is left, and from or to a place within the circle (who lives there is fetched
 *       all the same), a drive counts as five times as long. Planner and checker reckon with it; all nodes within ten seconds.
 *   <li>A configured feed (file or address) reports slow and closed roads, too; every node reads it each minute. What it reports no more is over, and
 *       what a dispatcher has ended stays over until the report changes. Reports that make no sense or lie elsewhere are left out. A feed that cannot
 *       be read changes nothing but a sentence on the board; what it reported counts until its end.
 *   <li>Metres for bills are those of the fastest way on the road graph at a quiet hour, from door to door, whatever is closed; without one
 *       there are none, and who needs a number says that it is an estimate.
 * </ol>
 *
 * <p>Out of scope here: a profile for each vehicle.
 */
@NullMarked
package de.medicalhub.transport.roads;

import org.jspecify.annotations.NullMarked;
