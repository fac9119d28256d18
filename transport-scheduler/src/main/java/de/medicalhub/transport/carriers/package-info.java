/**
 * For which carriers a person acts: the scope of board, planning, events and fleet.
 *
 * <ol>
 *   <li>A person acts for the organisations of the own active PractitionerRoles, read from the FHIR server with the
 *       person's own token; what the token's holder may not read does not count.
 *   <li>An answer is kept for ten seconds at most, as the FHIR server keeps its own.
 *   <li>Who acts for no organisation is refused; nobody sees or changes what belongs to another carrier.
 *   <li>An administrator belongs to no carrier, sees no board, and brings a fleet only for a carrier named in it.
 *   <li>Where a carrier's dispatch is called is the first phone number of its Organization, kept for ten minutes at most, and
 *       longer while the directory does not answer.
 * </ol>
 *
 * <p>Drivers are not asked for their organisation: they see the tour that bears their own name.
 */
@NullMarked
package de.medicalhub.transport.carriers;

import org.jspecify.annotations.NullMarked;
