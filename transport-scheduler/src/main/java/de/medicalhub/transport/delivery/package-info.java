/**
 * Medicines on their way: the bag, who holds it, how cold it is, to whom it is given.
 *
 * <ol>
 *   <li>A hand-over has the receiver's name and signature: a PNG of at most 200 kB, as the phone drew it. It is kept here until the
 *       order is erased (orders, rule 11), and told to the FHIR server as SupplyDelivery with a Provenance, in which the driver
 *       acts for the pharmacy.
 *   <li>The pharmacy packs: it says whether the bag must be kept cold and whether it holds narcotics, and gets a label with a
 *       code that says nothing of patient or content. Until a driver has taken it over it may be packed otherwise; a driver or vehicle
 *       that does not fit does not take it over.
 *   <li>Whoever takes a labelled bag over, gives it away or brings it back, reads its code; the wrong bag is refused. A pharmacy
 *       that prints no labels is not stopped by that. A phone without the network compares with a digest.
 *   <li>At take-over and at the door the temperature of a cold delivery is read, at most thirty minutes before the step; the reading of
 *       the take-over is none for the door.
 *   <li>A reading outside the limits holds a cold delivery, with or without a label: nobody hands it over until the pharmacist has
 *       decided, who is told (by {@code held-since} of the leg) and releases it with a reason or calls it back; where the order names no
 *       pharmacy, the carrier's dispatcher does. A release covers what was read until then, and stands in for a reading
 *       for thirty minutes; a later reading outside the limits holds again. Before the take-over a good second reading, or packing it
 *       anew, lifts it. Every reading stays in the list. The board says when a delivery is held so, and when a driver's reading was not
 *       accepted, which stands in the list of the pharmacy, too.
 *   <li>Who receives a labelled bag says who they are (patient, relative, nurse) and shows a document, of which only the kind is
 *       kept. Narcotics are taken over by drivers who may carry them (papers, rule 4) and handed over with two signatures: the receiver's
 *       and the driver's or a second person's, with two names.
 *   <li>Who held the bag when is one list, for the pharmacy and for the dispatcher who drives it; nothing in it is changed.
 *   <li>What nobody took goes back (dispatch, rule 24), and the pharmacy confirms that it has it; once the driver says to have left it
 *       there, the dispatcher may confirm it, too.
 *   <li>Then it may be sent once more by one click: until the order's latest hand-over if that leaves two hours, else on the next
 *       day but Sunday, from nine to six. The attempt keeps that time when the order changes, unless the order leaves more; what was withdrawn
 *       meanwhile is not sent again.
 *   <li>What was done without the network (driving, rule 19) is taken, and stands in the list with what was amiss. What was signed for a step that
 *       did not fit any more is kept, and shown to its pharmacy and its dispatcher.
 *   <li>A driver may take photos of a bag or a door (nobody opens, the bag is damaged), up to six of a delivery, made small on
 *       the phone (JPEG, at most 500 kB). Its pharmacy and its carrier's dispatchers see them, nobody else. The driver may
 *       delete an own one in the shift in which it was sent, and the list of who held the bag says so; else they are deleted
 *       after the configured time, and with the order.
 * </ol>
 *
 * <p>Out of scope: what is in the bag.
 */
@NullMarked
package de.medicalhub.transport.delivery;

import org.jspecify.annotations.NullMarked;
