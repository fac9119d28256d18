package de.medicalhub.portal.questions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was answered to a question, to be read.
 *
 * @param heading whether it is a heading without answer
 */
public record AnswerLine(boolean heading, String question, String answer) {

    /** Headings with their questions, as far as they were answered. */
    public static List<AnswerLine> of(QuestionForm form) {
        return form.rows().stream()
                .filter(row -> row.asked() && !row.kind().equals("display"))
                .map(row -> new AnswerLine(row.kind().equals("group"), row.text(), answer(row)))
                .filter(line -> line.heading() || !line.answer().isEmpty())
                .toList();
    }

    private static String answer(QuestionForm.Row row) {
        String chosen = row.choices().stream()
                .filter(QuestionForm.Choice::chosen)
                .map(QuestionForm.Choice::label)
                .collect(Collectors.joining(", "));
        String typed = row.choices().isEmpty() ? row.value() : "";
        return chosen + typed + (typed.isEmpty() || row.unit().isEmpty() ? "" : " " + row.unit());
    }
}
