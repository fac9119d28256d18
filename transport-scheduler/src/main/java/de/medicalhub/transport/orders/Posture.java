package de.medicalhub.transport.orders;

import java.util.Arrays;
import java.util.Optional;

/** How a patient rides. */
public enum Posture {
    WALKING("walking"),
    WHEELCHAIR("wheelchair"),
    CARRY_CHAIR("carry-chair"),
    LYING("lying");

    private final String code;

    Posture(String code) {
        this.code = code;
    }

    /** As FHIR and the JSON API spell it. */
    public String code() {
        return code;
    }

    /** The posture of that code, if there is one. */
    public static Optional<Posture> find(String code) {
        return Arrays.stream(values())
                .filter(posture -> posture.code.equals(code))
                .findFirst();
    }
}
