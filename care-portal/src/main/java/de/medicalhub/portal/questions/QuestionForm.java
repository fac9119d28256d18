package de.medicalhub.portal.questions;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A questionnaire with its answers, as {@code templates/questions.xhtml} shows it (Q1 to Q4); pure.
 *
 * @param questions in the reader's language
 */
public record QuestionForm(List<Question> questions, Answers answers, Texts texts) {

    public QuestionForm {
        questions = List.copyOf(questions);
    }

    /**
     * What is wrong with one answer.
     *
     * @param field as in the page
     */
    public record Fault(String field, Phrase sentence) {}

    /** An option as it is shown. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A line of the page.
     *
     * @param field name of its input
     * @param kind group, display, choice, choices, number, line, long or date
     * @param level of a heading, from 2
     * @param when what it depends on, as JSON for the browser; empty if it is always asked
     */
    public record Row(
            String field,
            String kind,
            int level,
            String text,
            String help,
            boolean required,
            boolean asked,
            String unit,
            String value,
            List<Choice> choices,
            String when) {}

    /** All lines, also those that are not asked now. */
    public List<Row> rows() {
        return questions.stream().map(this::row).toList();
    }

    private Row row(Question question) {
        return new Row(
                Answers.FIELD + question.linkId(),
                kind(question),
                Math.min(2 + question.path().size(), 4),
                question.text(),
                question.help(),
                question.required(),
                answers.asks(question),
                question.unit(),
                value(question),
                choices(question),
                when(question));
    }

    /** Numbers with the comma of the reader's language. */
    private String value(Question question) {
        String given = answers.first(question.linkId());
        boolean comma = question.type().equals("decimal") && texts.language() != Language.EN;
        return comma ? given.replace('.', ',') : given;
    }

    private static String kind(Question question) {
        return switch (question.type()) {
            case "group", "display", "date" -> question.type();
            case "boolean" -> "choice";
            case "choice" -> question.repeats() ? "choices" : "choice";
            case "integer", "decimal" -> "number";
            case "text" -> "long";
            default -> "line";
        };
    }

    private List<Choice> choices(Question question) {
        List<String> given = answers.all(question.linkId());
        if (question.type().equals("boolean")) {
            return Stream.of("true", "false")
                    .map(value -> new Choice(value, texts.of("question-form." + value), given.contains(value)))
                    .toList();
        }
        return question.options().stream()
                .map(option -> new Choice(option.value(), option.label(), given.contains(option.value())))
                .toList();
    }

    /**
     * Another answer to a question, as it was kept elsewhere.
     *
     * @param answer in words; a dash if there is none
     */
    public record Other(String field, String question, String answer) {}

    /** What the other answers say where these here say something else, in the order of the page (Q7). */
    public List<Other> differing(Answers others) {
        QuestionForm other = new QuestionForm(questions, others, texts);
        return questions.stream()
                .filter(question -> question.isAsked() && (answers.asks(question) || others.asks(question)))
                .filter(question -> !meant(question, answers).equals(meant(question, others)))
                .map(question -> new Other(Answers.FIELD + question.linkId(), question.text(), other.words(question)))
                .toList();
    }

    /** Numbers typed with a comma and stored with a point are the same. */
    private static List<String> meant(Question question, Answers given) {
        return given.all(question.linkId()).stream()
                .map(typed -> AnswerValues.value(question, typed)
                        .map(AnswerValues::text)
                        .orElse(typed))
                .toList();
    }

    private String words(Question question) {
        List<Choice> choices = choices(question);
        String words = choices.isEmpty()
                ? value(question)
                : choices.stream().filter(Choice::chosen).map(Choice::label).collect(Collectors.joining(", "));
        return words.isEmpty() ? "–" : words;
    }

    private static String when(Question question) {
        if (question.conditions().isEmpty()) {
            return "";
        }
        JsonArrayBuilder all = Json.createArrayBuilder();
        question.conditions().forEach(condition -> {
            JsonArrayBuilder tests = Json.createArrayBuilder();
            condition
                    .tests()
                    .forEach(test -> tests.add(Json.createArrayBuilder()
                            .add(Answers.FIELD + test.question())
                            .add(test.operator())
                            .add(test.answer())));
            all.add(Json.createObjectBuilder().add("any", condition.any()).add("tests", tests));
        });
        return all.build().toString();
    }

    /** What is missing or cannot be, in the order of the page; questions that are not asked have no faults. */
    public List<Fault> faults() {
        return faults(question -> true);
    }

    /** What cannot be of what was answered; what is missing may come later. */
    public List<Fault> unreadable() {
        return faults(question -> !answers.all(question.linkId()).isEmpty());
    }

    private List<Fault> faults(Predicate<Question> looked) {
        List<Fault> faults = new ArrayList<>();
        questions.stream()
                .filter(question -> question.isAsked() && answers.asks(question) && looked.test(question))
                .forEach(question -> fault(question)
                        .ifPresent(sentence -> faults.add(new Fault(Answers.FIELD + question.linkId(), sentence))));
        return faults;
    }

    private Optional<Phrase> fault(Question question) {
        List<String> given = answers.all(question.linkId());
        if (given.isEmpty()) {
            return question.required() ? Optional.of(say("missing", question)) : Optional.empty();
        }
        boolean readable = given.stream()
                .allMatch(typed -> AnswerValues.value(question, typed).isPresent());
        if (!readable) {
            return Optional.of(say("unreadable." + kind(question), question));
        }
        if (given.stream().anyMatch(typed -> typed.length() > question.bounds().longest())) {
            return Optional.of(Phrase.of(
                    "question-form.fault.long",
                    question.text(),
                    question.bounds().longest()));
        }
        return kind(question).equals("number") ? outOfBounds(question, given.get(0)) : Optional.empty();
    }

    private static Optional<Phrase> outOfBounds(Question question, String typed) {
        Optional<BigDecimal> number = AnswerValues.number(typed);
        Optional<BigDecimal> least = question.bounds().least();
        Optional<BigDecimal> most = question.bounds().most();
        boolean low = least.isPresent()
                && number.filter(one -> one.compareTo(least.get()) < 0).isPresent();
        boolean high = most.isPresent()
                && number.filter(one -> one.compareTo(most.get()) > 0).isPresent();
        return low || high
                ? Optional.of(Phrase.of(
                        "question-form.fault.bounds",
                        question.text(),
                        least.map(BigDecimal::toPlainString).orElse("–"),
                        most.map(BigDecimal::toPlainString).orElse("–")))
                : Optional.empty();
    }

    private static Phrase say(String fault, Question question) {
        return Phrase.of("question-form.fault." + fault, question.text());
    }
}
