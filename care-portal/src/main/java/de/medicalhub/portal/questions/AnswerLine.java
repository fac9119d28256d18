package de.medicalhub.portal.questions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * What somebody else has answered otherwise, in the order of the page; with an empty answer where they have none.
     *
     * @param other the same questions
     */
    public static List<AnswerLine> differing(QuestionForm mine, QuestionForm other) {
        List<QuestionForm.Row> own = mine.rows();
        List<QuestionForm.Row> theirs = other.rows();
        return IntStream.range(0, own.size())
                .filter(at -> !asked(own.get(at)).equals(asked(theirs.get(at))))
                .mapToObj(at -> new AnswerLine(false, own.get(at).text(), asked(theirs.get(at))))
                .toList();
    }

    private static String asked(QuestionForm.Row row) {
        return row.asked() ? answer(row) : "";
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
