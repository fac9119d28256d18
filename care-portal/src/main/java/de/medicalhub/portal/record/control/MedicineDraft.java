package de.medicalhub.portal.record.control;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A new medicine that is being written (K8). */
public class MedicineDraft {
    /** Which field shows a fault of which parameter. */
    public static final Map<String, String> FIELD_OF_PARAMETER = Map.of(
            "name", "name", "pzn", "pzn", "dosage", "morning", "reason", "reason", "start", "start", "end", "end");

    private static final List<String> TIMES = List.of("morning", "noon", "evening", "night");

    private final Map<String, @Nullable String> typed = new LinkedHashMap<>();
    private @Nullable LocalDate start;
    private @Nullable LocalDate end;
    private boolean checked;

    /** What was typed, by field. */
    public Map<String, @Nullable String> getTyped() {
        return typed;
    }

    /** What was typed in that field; empty if nothing. */
    public String text(String field) {
        String words = typed.get(field);
        return words == null ? "" : words.strip();
    }

    /** The number with eight digits, as it is printed with or without "PZN" and leading zeros; empty if none was typed. */
    public String pzn() {
        String digits = text("pzn").replaceAll("[^0-9]", "");
        return digits.isEmpty() ? text("pzn") : "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }

    /** Name with the substance, so that every reader finds it. */
    public String name() {
        String name = text("name");
        String substance = text("substance");
        return substance.isEmpty() || new SameMedicine(name).shares(substance) ? name : name + " (" + substance + ")";
    }

    /** "1-0-1-0; nach dem Essen"; empty if nothing was said. */
    public String dosage() {
        boolean timed = TIMES.stream().anyMatch(time -> !text(time).isEmpty());
        String scheme = timed
                ? TIMES.stream()
                        .map(time -> text(time).isEmpty() ? "0" : text(time))
                        .collect(Collectors.joining("-"))
                : "";
        return java.util.stream.Stream.of(scheme, text("hint"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Fields of the four times in which something stands that is no amount. */
    public List<String> unreadable() {
        return TIMES.stream()
                .filter(time -> !text(time).matches("|0|[1-9]\\d{0,3}|\\d{1,2},\\d{1,2}|1/8|1/4|1/3|1/2|2/3|3/4"))
                .toList();
    }

    /**
     * For {@code $decide-medicine}; what is missing the server names.
     *
     * @param atc what is known of the number
     */
    public Parameters toParameters(Optional<String> atc) {
        Parameters parameters = new Parameters().addParameter("decision", new CodeType("started"));
        add(parameters, "name", name());
        add(parameters, "pzn", pzn());
        add(parameters, "atc", atc.orElse(""));
        add(parameters, "dosage", dosage());
        add(parameters, "reason", text("reason"));
        if (start != null) {
            parameters.addParameter("start", new DateType(start.toString()));
        }
        if (end != null) {
            parameters.addParameter("end", new DateType(end.toString()));
        }
        return parameters;
    }

    private static void add(Parameters parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.addParameter(name, new StringType(value));
        }
    }

    public @Nullable LocalDate getStart() {
        return start;
    }

    public void setStart(@Nullable LocalDate start) {
        this.start = start;
    }

    public @Nullable LocalDate getEnd() {
        return end;
    }

    public void setEnd(@Nullable LocalDate end) {
        this.end = end;
    }

    public boolean isChecked() {
        return checked;
    }

    public void setChecked(boolean checked) {
        this.checked = checked;
    }
}
