package de.medicalhub.portal.documents.entity;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What stands in the form of a letter: the words of each section by its key. */
public final class LetterDraft implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> parts = new LinkedHashMap<>();

    public LetterDraft with(String part, String words) {
        parts.put(part, words);
        return this;
    }

    /** For the form, which reads and writes them by their keys. */
    public Map<String, String> getParts() {
        return parts;
    }

    /** Without blanks around it, lines ended as in the record (browsers end them with two characters); empty if absent. */
    public String get(String part) {
        return Objects.requireNonNullElse(parts.get(part), "")
                .replace("\r\n", "\n")
                .strip();
    }

    /** Whether a section says the same in both, however its lines are broken. */
    public boolean agrees(LetterDraft other, String part) {
        return get(part).replaceAll("\\s+", " ").equals(other.get(part).replaceAll("\\s+", " "));
    }
}
