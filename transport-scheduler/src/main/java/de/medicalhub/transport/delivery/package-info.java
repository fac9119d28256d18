/**
 * The proof that medicines were handed over.
 *
 * <ol>
 *   <li>A hand-over has the receiver's name and signature: a PNG of at most 200 kB, as the phone drew it.
 *   <li>It is kept here until the order is erased (orders, rule 11), and told to the FHIR server as SupplyDelivery with a Provenance.
 * </ol>
 *
 * <p>Out of scope here: identity checks, temperature, narcotics.
 */
@NullMarked
package de.medicalhub.transport.delivery;

import org.jspecify.annotations.NullMarked;
