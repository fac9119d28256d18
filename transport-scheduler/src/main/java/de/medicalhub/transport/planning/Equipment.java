package de.medicalhub.transport.planning;

/** What a vehicle has and its driver can, or not, however many ride. */
public enum Equipment {
    CARRY_CHAIR,
    COLD_BOX,
    OXYGEN,
    INFECTION_PROTECTION,
    CARRYING,
    /** The driver is instructed for the two signatures. */
    NARCOTICS
}
