package de.medicalhub.transport.web;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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

    /** A member that is true or false; empty if it is missing or anything else. */
    public static Optional<Boolean> truth(JsonObject json, String name) {
        JsonValue value = json.get(name);
        return JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value)
                ? Optional.of(JsonValue.TRUE.equals(value))
                : Optional.empty();
    }

    /** A text member; empty if it is missing, blank or no text. */
    public static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString().strip())
                : Optional.empty();
    }
}
