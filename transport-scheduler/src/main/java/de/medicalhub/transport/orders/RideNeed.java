package de.medicalhub.transport.orders;

import java.util.Arrays;
import java.util.Optional;

/** What a ride or a delivery needs besides a place: what to bring, to wear or to take along, never why. */
public enum RideNeed {
    OXYGEN("oxygen"),
    INFECTION("infection"),
    CARRYING("carrying"),
    /** A parcel that must stay cool. */
    COLD_CHAIN("cold-chain"),
    /** A parcel that is handed over against two signatures. */
    NARCOTIC("narcotic"),
    /** The patient brings a walker. */
    WALKER("walker"),
    /** The patient sits on a seat and brings a wheelchair, folded. */
    FOLDED_WHEELCHAIR("folded-wheelchair");

    private final String code;

    RideNeed(String code) {
        this.code = code;
    }

    /** As FHIR and the JSON API spell it. */
    public String code() {
        return code;
    }

    /** Whether it is a thing that takes room in the vehicle, beside its owner. */
    public boolean isLuggage() {
        return this == WALKER || this == FOLDED_WHEELCHAIR;
    }

    /** The need of that code, if there is one. */
    public static Optional<RideNeed> find(String code) {
        return Arrays.stream(values()).filter(need -> need.code.equals(code)).findFirst();
    }
}
