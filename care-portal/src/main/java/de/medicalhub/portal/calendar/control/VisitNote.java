package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.undo.Step;
import java.util.List;

/** What is noted of an appointment in the calendar, and what takes it back (K13, K14). */
public enum VisitNote {
    MISSED("$cancel", "reason", Step.Kind.CODE, "no-show"),
    CAME("$cancel", "undo", Step.Kind.BOOLEAN, "true"),
    HELD("$held", "undo", Step.Kind.BOOLEAN, "false"),
    NOT_HELD("$held", "undo", Step.Kind.BOOLEAN, "true");

    private final String operation;
    private final String input;
    private final Step.Kind kind;
    private final String value;

    VisitNote(String operation, String input, Step.Kind kind, String value) {
        this.operation = operation;
        this.input = input;
        this.kind = kind;
        this.value = value;
    }

    /** Makes it as it was before this note. */
    public VisitNote opposite() {
        return switch (this) {
            case MISSED -> CAME;
            case CAME -> MISSED;
            case HELD -> NOT_HELD;
            case NOT_HELD -> HELD;
        };
    }

    /** @param appointment its id */
    public Step.Call on(String appointment) {
        return new Step.Call("Appointment/" + appointment, operation, List.of(new Step.Input(input, kind, value)));
    }
}
