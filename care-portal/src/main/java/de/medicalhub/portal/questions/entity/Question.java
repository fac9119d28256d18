package de.medicalhub.portal.questions.entity;

import java.util.List;

/**
 * One line of a questionnaire as it is shown.
 *
 * @param id of its field
 * @param kind group, display, choice, several, number, date, words or sentences
 * @param value what has been answered, where it is typed
 */
public record Question(String id, String kind, String text, boolean required, String value, List<Option> options) {
    /** Keeps its own copy. */
    public Question {
        options = List.copyOf(options);
    }

    public boolean isRequired() {
        return required;
    }

    public boolean isChoice() {
        return kind.equals("choice") || kind.equals("several");
    }

    /** Whether it is typed into one line. */
    public boolean isLine() {
        return kind.equals("number") || kind.equals("date") || kind.equals("words");
    }
}
