/**
 * Medicines on their way: the bag, who holds it, how cold it is, to whom it is given.
 *
 * <ol>
 *   <li>A hand-over has the receiver's name and signature: a PNG of at most 200 kB, as the phone drew it. It is kept here until the
 *       order is erased (orders, rule 11), and told to the FHIR server as SupplyDelivery with a Provenance, in which the driver
 *       acts for the pharmacy.
 *   <li>The pharmacy packs: it says whether the bag must be kept cold and whether it holds narcotics, and gets a label with a
 *       code that says nothing of patient or content. Until a driver has accepted the job it may be packed otherwise.
 *   <li>Whoever takes a labelled bag over, and whoever gives it away, reads its code; the wrong bag is refused. A pharmacy
 *       that prints no labels is not stopped by that. A phone without the network compares with a digest.
 *   <li>At take-over and at the door the temperature of a cold delivery is read, at most thirty minutes before the step.
 *   <li>A reading outside the limits holds a labelled delivery: nobody hands it over until the pharmacist has decided, who releases it
 *       with a reason or calls it back. What was released is not held again by the next reading; every reading stays in the list.
 *   <li>Who receives a labelled bag says who they are (patient, relative, nurse) and shows a document, of which only the kind is
 *       kept. Narcotics are carried by drivers who may (papers, rule 4) and handed over with two signatures: the receiver's and
 *       the driver's or a second person's.
 *   <li>Who held the bag when is one list, for the pharmacy and for the dispatcher who drives it; nothing in it is changed.
 *   <li>What nobody took goes back (dispatch, rule 24), and the pharmacy confirms that it has it.
 *   <li>Then it may be sent once more by one click: until the order's latest hand-over if that leaves two hours, else on the next
 *       day but Sunday, from nine to six.
 * </ol>
 *
 * <p>Out of scope: what is in the bag.
 */
@NullMarked
package de.medicalhub.transport.delivery;

import org.jspecify.annotations.NullMarked;
