package de.medicalhub.portal.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** What was answered, by linkId and as text; nothing in it is valid yet. */
public final class Answers {
    /** Before the linkId, in names of form fields. */
    public static final String FIELD = "q-";

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Nothing answered yet. */
    public static Answers none() {
        return new Answers();
    }

    /** As a stored response says. */
    public static Answers of(QuestionnaireResponse response) {
        Answers answers = new Answers();
        answers.take(response.getItem());
        return answers;
    }

    /** As a form sends them: fields {@code q-<linkId>}; fields of other names are nothing to us. */
    public static Answers typed(Map<String, String[]> fields) {
        Answers answers = new Answers();
        fields.forEach((name, typed) -> {
            if (name.startsWith(FIELD)) {
                answers.set(name.substring(FIELD.length()), Arrays.asList(typed));
            }
        });
        return answers;
    }

    private void take(List<QuestionnaireResponseItemComponent> items) {
        for (QuestionnaireResponseItemComponent item : items) {
            set(
                    item.getLinkId(),
                    item.getAnswer().stream()
                            .map(QuestionnaireResponseItemAnswerComponent::getValue)
                            .map(AnswerValues::text)
                            .toList());
            take(item.getItem());
            item.getAnswer().forEach(answer -> take(answer.getItem()));
        }
    }

    /** These answers to that question, blank ones left out. */
    public void set(String linkId, List<String> typed) {
        List<String> kept = typed.stream().filter(text -> !text.isBlank()).toList();
        if (kept.isEmpty()) {
            values.remove(linkId);
        } else {
            values.put(linkId, kept);
        }
    }

    /** All answers to a question. */
    public List<String> all(String linkId) {
        return values.getOrDefault(linkId, List.of());
    }

    /** The first answer to a question; empty text if there is none. */
    public String first(String linkId) {
        return all(linkId).stream().findFirst().orElse("");
    }

    /** The code that was chosen, without its system; empty text if none was. */
    public String code(String linkId) {
        return codeOf(first(linkId));
    }

    /** All codes that were chosen, without their systems. */
    public List<String> codes(String linkId) {
        return all(linkId).stream().map(Answers::codeOf).toList();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    private static String codeOf(String token) {
        return token.substring(token.indexOf('|') + 1);
    }

    /** Whether a question is asked, after what was answered so far (Q3). */
    public boolean asks(Question question) {
        return question.conditions().stream()
                .allMatch(condition -> condition.any()
                        ? condition.tests().stream().anyMatch(this::holds)
                        : condition.tests().stream().allMatch(this::holds));
    }

    private boolean holds(Question.Test test) {
        List<String> given = all(test.question());
        return switch (test.operator()) {
            case "exists" -> given.isEmpty() != Boolean.parseBoolean(test.answer());
            case "=" -> given.contains(test.answer());
            case "!=" -> !given.contains(test.answer());
            default -> given.stream().anyMatch(one -> compares(one, test));
        };
    }

    private static boolean compares(String given, Question.Test test) {
        Optional<BigDecimal> left = AnswerValues.number(given);
        Optional<BigDecimal> right = AnswerValues.number(test.answer());
        int order = left.isPresent() && right.isPresent()
                ? left.get().compareTo(right.get())
                : given.compareTo(test.answer());
        return switch (test.operator()) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> false;
        };
    }

    /** As items of a response: only what is asked, can be read and was answered, in the groups of the questionnaire. */
    public List<QuestionnaireResponseItemComponent> items(List<Question> questions) {
        List<QuestionnaireResponseItemComponent> top = new ArrayList<>();
        Map<String, QuestionnaireResponseItemComponent> groups = new LinkedHashMap<>();
        for (Question question : questions) {
            QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
            item.setLinkId(question.linkId());
            if (question.type().equals("group")) {
                item.setText(question.text());
                groups.put(question.linkId(), item);
                place(question, item, groups, top);
            } else if (question.isAsked() && asks(question)) {
                item.setText(question.text());
                all(question.linkId())
                        .forEach(typed -> AnswerValues.value(question, typed)
                                .ifPresent(value -> item.addAnswer().setValue(value)));
                if (item.hasAnswer()) {
                    place(question, item, groups, top);
                }
            }
        }
        groups.values().forEach(group -> group.getItem().removeIf(Answers::isVain));
        top.removeIf(Answers::isVain);
        return top;
    }

    private static void place(
            Question question,
            QuestionnaireResponseItemComponent item,
            Map<String, QuestionnaireResponseItemComponent> groups,
            List<QuestionnaireResponseItemComponent> top) {
        List<String> path = question.path();
        Optional<QuestionnaireResponseItemComponent> group =
                path.isEmpty() ? Optional.empty() : Optional.ofNullable(groups.get(path.get(path.size() - 1)));
        if (group.isPresent()) {
            group.get().addItem(item);
        } else {
            top.add(item);
        }
    }

    private static boolean isVain(QuestionnaireResponseItemComponent item) {
        return !item.hasAnswer() && item.getItem().stream().allMatch(Answers::isVain);
    }
}
