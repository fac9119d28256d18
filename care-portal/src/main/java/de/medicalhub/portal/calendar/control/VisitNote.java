package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.undo.Step;
import java.util.List;

/** What is noted of an appointment in the calendar, and what takes it back (K13, K14). */
public enum VisitNote {
    MISSED("$cancel", new Step.Input("reason", Step.Kind.CODE, "no-show")),
    CAME("$cancel", new Step.Input("undo", Step.Kind.BOOLEAN, "true")),
    HELD("$held", new Step.Input("undo", Step.Kind.BOOLEAN, "false")),
    NOT_HELD("$held", new Step.Input("undo", Step.Kind.BOOLEAN, "true"));

    private final String operation;
    private final Step.Input input;

    VisitNote(String operation, Step.Input input) {
        this.operation = operation;
        this.input = input;
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
        return new Step.Call("Appointment/" + appointment, operation, List.of(input));
    }
}
