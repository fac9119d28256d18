package de.medicalhub.transport.web;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what callers send. */
public final class Inputs {
    private Inputs() {}

    /** A day as YYYY-MM-DD; empty if none is given. */
    public static Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new RefusedException(ProblemKind.INVALID, "date.invalid");
        }
    }

    /** A text member; empty if it is missing, blank or no text. */
    public static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString().strip())
                : Optional.empty();
    }
}
