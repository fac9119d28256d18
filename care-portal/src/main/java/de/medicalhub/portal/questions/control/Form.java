package de.medicalhub.portal.questions.control;

import de.medicalhub.portal.questions.entity.Option;
import de.medicalhub.portal.questions.entity.Question;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** A questionnaire as a form, and what was typed as its answers (Q2 to Q4); pure. */
public final class Form {
    private static final int LONGEST = 4000;

    private final Questionnaire questionnaire;
    private final Texts texts;
    private final List<QuestionnaireItemComponent> items;

    public Form(Questionnaire questionnaire, Texts texts) {
        this.questionnaire = questionnaire;
        this.texts = texts;
        items = Items.flat(questionnaire);
    }

    /**
     * What is wrong.
     *
     * @param id of the field
     * @param reason key of the sentence
     */
    public record Fault(String id, String reason) {}

    /** What was typed, understood as far as possible; faults tell what was not. */
    public record Reading(QuestionnaireResponse response, List<Fault> faults, List<String> shownIds) {}

    /** The questions with the answers that are kept. */
    public List<Question> questions(QuestionnaireResponse response, Map<String, String[]> typed) {
        Map<String, List<Type>> answers = Items.answers(response);
        return IntStream.range(0, items.size())
                .mapToObj(i -> question(
                        "q-" + i,
                        items.get(i),
                        answers.getOrDefault(items.get(i).getLinkId(), List.of()),
                        typed))
                .toList();
    }

    private Question question(
            String id, QuestionnaireItemComponent item, List<Type> answers, Map<String, String[]> typed) {
        List<Type> choices = choices(item);
        List<Option> options = IntStream.range(0, choices.size())
                .mapToObj(i -> new Option(
                        Integer.toString(i),
                        label(item, choices.get(i)),
                        typed.isEmpty()
                                ? answers.stream().anyMatch(answer -> Items.same(answer, choices.get(i)))
                                : values(typed, id).contains(Integer.toString(i))))
                .toList();
        String kept = answers.stream().findFirst().map(this::typedAgain).orElse("");
        return new Question(
                id,
                Items.kind(item),
                Objects.requireNonNullElse(item.getText(), ""),
                item.getRequired(),
                typed.isEmpty() ? kept : String.join("", values(typed, id)),
                options);
    }

    /** Numbers with the comma of the reader's language. */
    private String typedAgain(Type answer) {
        boolean comma = answer instanceof DecimalType && texts.language() != Language.EN;
        return comma ? Items.words(answer).replace('.', ',') : Items.words(answer);
    }

    private static List<Type> choices(QuestionnaireItemComponent item) {
        return item.getType() == QuestionnaireItemType.BOOLEAN
                ? List.of(new BooleanType(true), new BooleanType(false))
                : item.getAnswerOption().stream()
                        .map(Questionnaire.QuestionnaireItemAnswerOptionComponent::getValue)
                        .toList();
    }

    private String label(QuestionnaireItemComponent item, Type choice) {
        return item.getType() == QuestionnaireItemType.BOOLEAN
                ? texts.of("questions." + choice.primitiveValue())
                : Items.words(choice);
    }

    /** Reads what was typed, by the ids of the fields. */
    public Reading read(Map<String, String[]> typed) {
        List<Fault> faults = new ArrayList<>();
        Map<String, List<Type>> answers = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            List<Type> values = new ArrayList<>();
            for (String value : values(typed, "q-" + i)) {
                value(items.get(i), value.strip())
                        .ifPresentOrElse(values::add, faultOf("q-" + i, items.get(i), faults));
            }
            if (!values.isEmpty()) {
                answers.put(items.get(i).getLinkId(), values);
            }
        }
        Conditions conditions = new Conditions(answers);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            QuestionnaireItemComponent item = items.get(i);
            if (!conditions.hold(item)) {
                answers.remove(item.getLinkId());
            } else {
                shown.add("q-" + i);
            }
        }
        QuestionnaireResponse response = new QuestionnaireResponse();
        write(questionnaire.getItem(), answers, conditions).forEach(response::addItem);
        return new Reading(
                response,
                faults.stream().filter(fault -> shown.contains(fault.id())).toList(),
                shown);
    }

    private static Runnable faultOf(String id, QuestionnaireItemComponent item, List<Fault> faults) {
        return () -> faults.add(new Fault(id, "questions.fault." + Items.kind(item)));
    }

    /** What is required and not answered, among the questions that are asked. */
    public List<Fault> missing(Reading reading) {
        Map<String, List<Type>> answers = Items.answers(reading.response());
        return IntStream.range(0, items.size())
                .filter(i ->
                        items.get(i).getRequired() && !Items.kind(items.get(i)).equals("group"))
                .filter(i -> reading.shownIds().contains("q-" + i))
                .filter(i -> !answers.containsKey(items.get(i).getLinkId()))
                .mapToObj(i -> new Fault("q-" + i, "questions.fault.missing"))
                .filter(fault ->
                        reading.faults().stream().noneMatch(known -> known.id().equals(fault.id())))
                .toList();
    }

    private static List<String> values(Map<String, String[]> typed, String id) {
        return List.of(typed.getOrDefault(id, new String[0])).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static Optional<Type> value(QuestionnaireItemComponent item, String typed) {
        try {
            return switch (Items.kind(item)) {
                case "choice", "several" ->
                    Optional.of(choices(item).get(Integer.parseInt(typed)).copy());
                case "number" ->
                    item.getType() == QuestionnaireItemType.INTEGER
                            ? Optional.of(new IntegerType(Integer.parseInt(typed)))
                            : Optional.of(new DecimalType(new BigDecimal(typed.replace(',', '.'))));
                case "date" -> Optional.of(new DateType(LocalDate.parse(typed).toString()));
                default -> typed.length() > LONGEST ? Optional.empty() : Optional.of(new StringType(typed));
            };
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException notUnderstood) {
            return Optional.empty();
        }
    }

    private static List<QuestionnaireResponseItemComponent> write(
            List<QuestionnaireItemComponent> asked, Map<String, List<Type>> answers, Conditions conditions) {
        List<QuestionnaireResponseItemComponent> written = new ArrayList<>();
        for (QuestionnaireItemComponent item : asked) {
            if (!conditions.hold(item)) {
                continue;
            }
            QuestionnaireResponseItemComponent answered = new QuestionnaireResponseItemComponent();
            answered.setLinkId(item.getLinkId()).setText(item.getText());
            List<QuestionnaireResponseItemComponent> below = write(item.getItem(), answers, conditions);
            answers.getOrDefault(item.getLinkId(), List.of())
                    .forEach(value -> answered.addAnswer().setValue(value));
            if (answered.hasAnswer()) {
                below.forEach(answered.getAnswerFirstRep()::addItem);
            } else {
                below.forEach(answered::addItem);
            }
            if (answered.hasAnswer() || answered.hasItem()) {
                written.add(answered);
            }
        }
        return written;
    }
}
