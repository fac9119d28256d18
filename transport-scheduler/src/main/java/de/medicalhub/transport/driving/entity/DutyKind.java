package de.medicalhub.transport.driving.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a driver says about the own duty; each also names the state that it leads to. */
public enum DutyKind {
    STARTED("started"),
    PAUSED("paused"),
    RESUMED("resumed"),
    ENDED("ended");

    private final String code;

    DutyKind(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** What may be said next. */
    public List<DutyKind> next() {
        return switch (this) {
            case STARTED, RESUMED -> List.of(PAUSED, ENDED);
            case PAUSED -> List.of(RESUMED, ENDED);
            case ENDED -> List.of(STARTED);
        };
    }

    /** Whether the driver is at work now, so that the vehicle's position may be known. */
    public boolean isAtWork() {
        return this == STARTED || this == RESUMED;
    }

    /** The kind of that code, if there is one. */
    public static Optional<DutyKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
