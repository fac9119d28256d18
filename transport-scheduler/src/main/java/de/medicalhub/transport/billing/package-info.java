/**
 * What a carrier needs for its bills; nothing is charged here.
 *
 * <ol>
 *   <li>One line for each leg that ended in a month (by its day of service) on a tour, and for each attempt of a delivery that
 *       was sent once more: what, when, from where to where, planned and driven kilometres, persons, the facts of Muster 4 that
 *       the order bears, how the patient boarded, who signed or received
 *       medicines, when, and where the picture of the signature is.
 *   <li>Planned kilometres are the direct way, not the tour's: nobody pays for a detour. They are those of the fastest way on the
 *       road map as it is when the file is made; where there is none, they are estimated from the air distance, and the line says
 *       so. Driven ones are what the phone measured while it shared where it was; without that the field is empty, not zero.
 *   <li>RFC 4180 in UTF-8 with a byte order mark, with semicolons as a German spreadsheet expects, German headings. What a
 *       spreadsheet would take for a formula gets an apostrophe before it.
 *   <li>A dispatcher gets the own carrier's legs only, and the trail says that the patients were shown.
 *   <li>Whether the health insurance approved and whether the patient pays a share, the hub does not know: the fields say so.
 * </ol>
 *
 * <p>Out of scope: prices, invoices, the exchange with health insurances (section 302 SGB V).
 */
@NullMarked
package de.medicalhub.transport.billing;

import org.jspecify.annotations.NullMarked;
