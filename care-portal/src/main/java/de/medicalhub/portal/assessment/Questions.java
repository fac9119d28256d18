package de.medicalhub.portal.assessment;

import de.medicalhub.portal.assessment.Question.Bounds;
import de.medicalhub.portal.assessment.Question.Condition;
import de.medicalhub.portal.assessment.Question.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads a Questionnaire of FHIR and SDC as a flat list in one language (Q1, Q2); pure. */
public final class Questions {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    private static final int LONGEST = 2000;

    private final String language;
    private final List<Question> questions = new ArrayList<>();

    private Questions(String language) {
        this.language = language;
    }

    /**
     * @param language code such as {@code en}; what is not translated stays in the questionnaire's own
     */
    public static List<Question> of(Questionnaire questionnaire, String language) {
        Questions reader = new Questions(language);
        reader.read(questionnaire.getItem(), List.of(), List.of());
        return List.copyOf(reader.questions);
    }

    /** The title in that language. */
    public static String title(Questionnaire questionnaire, String language) {
        return new Questions(language).say(questionnaire.getTitleElement());
    }

    private void read(List<QuestionnaireItemComponent> items, List<String> path, List<Condition> outer) {
        for (QuestionnaireItemComponent item : items) {
            if (isHelp(item)) {
                continue;
            }
            List<Condition> conditions = new ArrayList<>(outer);
            if (item.hasEnableWhen()) {
                conditions.add(condition(item));
            }
            questions.add(question(item, path, conditions));
            List<String> inner = new ArrayList<>(path);
            inner.add(item.getLinkId());
            read(item.getItem(), inner, conditions);
        }
    }

    private Question question(QuestionnaireItemComponent item, List<String> path, List<Condition> conditions) {
        return new Question(
                item.getLinkId(),
                path,
                type(item),
                say(item.getTextElement()),
                item.getItem().stream()
                        .filter(Questions::isHelp)
                        .map(help -> say(help.getTextElement()))
                        .findFirst()
                        .orElse(""),
                item.getRequired(),
                item.getRepeats(),
                new Bounds(
                        bound(item, "minValue"),
                        bound(item, "maxValue"),
                        item.hasMaxLength() ? item.getMaxLength() : LONGEST),
                value(item, CORE + "questionnaire-unit", Coding.class)
                        .map(Coding::getDisplay)
                        .orElse(""),
                value(item, SDC + "sdc-questionnaire-initialExpression", Expression.class)
                        .map(Expression::getExpression)
                        .filter(variable -> variable.matches("%[A-Za-z]+"))
                        .map(variable -> variable.substring(1))
                        .orElse(""),
                item.getAnswerOption().stream()
                        .map(Questionnaire.QuestionnaireItemAnswerOptionComponent::getValue)
                        .map(this::option)
                        .toList(),
                conditions);
    }

    private static String type(QuestionnaireItemComponent item) {
        QuestionnaireItemType type = item.getType();
        return type == null ? "display" : type.toCode();
    }

    /** A display below a question with the item control "help" is said with the question. */
    private static boolean isHelp(QuestionnaireItemComponent item) {
        return item.getType() == QuestionnaireItemType.DISPLAY
                && value(item, CORE + "questionnaire-itemControl", CodeableConcept.class)
                        .filter(control -> control.getCoding().stream()
                                .map(Coding::getCode)
                                .anyMatch("help"::equals))
                        .isPresent();
    }

    private Option option(Type value) {
        if (value instanceof Coding coding) {
            return new Option(AnswerValues.token(coding), say(coding.getDisplayElement()));
        }
        String text = Objects.requireNonNullElse(value.primitiveValue(), "");
        return new Option(text, text);
    }

    private static Condition condition(QuestionnaireItemComponent item) {
        return new Condition(
                item.getEnableBehavior() == EnableWhenBehavior.ANY,
                item.getEnableWhen().stream()
                        .map(when -> new Question.Test(
                                when.getQuestion(),
                                when.getOperator() == null
                                        ? "="
                                        : when.getOperator().toCode(),
                                when.getAnswer() instanceof Coding coding
                                        ? AnswerValues.token(coding)
                                        : Objects.requireNonNullElse(
                                                when.getAnswer().primitiveValue(), "")))
                        .toList());
    }

    private static Optional<BigDecimal> bound(QuestionnaireItemComponent item, String name) {
        return value(item, CORE + name, Type.class).map(Type::primitiveValue).map(BigDecimal::new);
    }

    private static <T extends Type> Optional<T> value(Element element, String url, Class<T> type) {
        return Optional.ofNullable(element.getExtensionByUrl(url))
                .map(Extension::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private String say(StringType text) {
        return text.getExtension().stream()
                .filter(extension -> extension.getUrl().equals(CORE + "translation"))
                .filter(extension -> language.equals(part(extension, "lang")))
                .map(extension -> part(extension, "content"))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(text.getValue(), ""));
    }

    private static String part(Extension translation, String name) {
        Extension part = translation.getExtensionByUrl(name);
        return part == null || part.getValue() == null
                ? ""
                : Objects.requireNonNullElse(part.getValue().primitiveValue(), "");
    }
}
