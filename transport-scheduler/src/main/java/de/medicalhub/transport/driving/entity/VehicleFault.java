package de.medicalhub.transport.driving.entity;

import java.util.Arrays;
import java.util.Optional;

/** What the check of the vehicle at the begin of a duty looks at and may find at fault. */
public enum VehicleFault {
    LIGHTS("lights"),
    TYRES("tyres"),
    BRAKES("brakes"),
    BELTS("belts"),
    LIFT("lift"),
    AID("first-aid"),
    COLD_BOX("cold-box"),
    CLEANLINESS("cleanliness");

    private final String code;

    VehicleFault(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** The fault of that code, if there is one. */
    public static Optional<VehicleFault> find(String code) {
        return Arrays.stream(values()).filter(fault -> fault.code.equals(code)).findFirst();
    }
}
