package de.medicalhub.transport.planning;

/** What a vehicle has or has not, however many ride. */
public enum Equipment {
    CARRY_CHAIR,
    COLD_BOX
}
