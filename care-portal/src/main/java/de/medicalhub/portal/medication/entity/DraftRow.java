package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One row of a plan while it is edited: what was typed, by the name of its field; an absent one is empty. */
public final class DraftRow implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a row is. */
    public enum Kind {
        HEADING,
        MEDICINE,
        RECIPE,
        TEXT
    }

    private final Kind kind;
    private final LinkedHashMap<String, String> values = new LinkedHashMap<>();

    public DraftRow(Kind kind) {
        this.kind = kind;
    }

    /** With this value in addition. */
    public DraftRow with(String field, String value) {
        values.put(field, value);
        return this;
    }

    public Kind getKind() {
        return kind;
    }

    /** For the form, which reads and writes them by their names. */
    public Map<String, String> getValues() {
        return values;
    }

    /** Without blanks around it. */
    public String get(String field) {
        return Objects.requireNonNullElse(values.get(field), "").strip();
    }

    public boolean isMedicine() {
        return kind == Kind.MEDICINE;
    }

    public boolean isHeading() {
        return kind == Kind.HEADING;
    }

    public boolean isRecipe() {
        return kind == Kind.RECIPE;
    }

    /** What a person calls it: trade name, substance, words or number. */
    public String getName() {
        for (String field : new String[] {"tradeName", "substances", "text", "heading", "pzn"}) {
            if (!get(field).isEmpty()) {
                return get(field).replaceAll("\\s*\\R\\s*", " / ");
            }
        }
        return "";
    }

    /** The dose as people write it, such as 1-0-1-0. */
    public String getDose() {
        if (!isMedicine() || !get("doseText").isEmpty()) {
            return get("doseText");
        }
        String times = String.join("-", orZero("morning"), orZero("noon"), orZero("evening"), orZero("night"));
        return times.equals("0-0-0-0") ? "" : times;
    }

    /** Whether it says something beside the columns for the dose, but no dose: its words could not be split. */
    public boolean isUndosed() {
        return isMedicine() && getDose().isEmpty() && !get("hint").isEmpty();
    }

    private String orZero(String field) {
        return get(field).isEmpty() ? "0" : get(field);
    }
}
