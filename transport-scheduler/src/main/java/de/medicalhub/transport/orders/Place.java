package de.medicalhub.transport.orders;

import de.medicalhub.transport.roads.Address;

/**
 * Where a job begins or ends, in the words of the order.
 *
 * @param name of the house, organisation or person there; may be empty
 */
public record Place(String name, Address address) {}
