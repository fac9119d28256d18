package de.medicalhub.portal.questions.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** Walks the items of questionnaires and their answers. */
final class Items {
    private Items() {}

    /** All of them, parents before their children. */
    static List<QuestionnaireItemComponent> flat(Questionnaire questionnaire) {
        List<QuestionnaireItemComponent> all = new ArrayList<>();
        collect(questionnaire.getItem(), all);
        return all;
    }

    private static void collect(List<QuestionnaireItemComponent> items, List<QuestionnaireItemComponent> all) {
        for (QuestionnaireItemComponent item : items) {
            all.add(item);
            collect(item.getItem(), all);
        }
    }

    /** The answers by the item's link. */
    static Map<String, List<Type>> answers(QuestionnaireResponse response) {
        Map<String, List<Type>> answers = new LinkedHashMap<>();
        collect(response.getItem(), answers);
        return answers;
    }

    private static void collect(List<QuestionnaireResponseItemComponent> items, Map<String, List<Type>> answers) {
        for (QuestionnaireResponseItemComponent item : items) {
            item.getAnswer().forEach(answer -> {
                answers.computeIfAbsent(item.getLinkId(), first -> new ArrayList<>())
                        .add(answer.getValue());
                collect(answer.getItem(), answers);
            });
            collect(item.getItem(), answers);
        }
    }

    /** Kind of the field that asks for it (Q2). */
    static String kind(QuestionnaireItemComponent item) {
        QuestionnaireItemType type = Objects.requireNonNullElse(item.getType(), QuestionnaireItemType.STRING);
        return switch (type) {
            case GROUP -> "group";
            case DISPLAY -> "display";
            case BOOLEAN -> "choice";
            case CHOICE, OPENCHOICE -> item.getRepeats() ? "several" : "choice";
            case INTEGER, DECIMAL, QUANTITY -> "number";
            case DATE, DATETIME -> "date";
            case TEXT -> "sentences";
            default -> "words";
        };
    }

    /** What a value says to people and to conditions. */
    static String words(Type value) {
        if (value instanceof Coding coding) {
            return Objects.requireNonNullElse(coding.hasDisplay() ? coding.getDisplay() : coding.getCode(), "");
        }
        return Objects.requireNonNullElse(value.primitiveValue(), "");
    }

    /** Whether both say the same: codes by system and code. */
    static boolean same(Type one, Type other) {
        if (one instanceof Coding left && other instanceof Coding right) {
            return Objects.equals(left.getCode(), right.getCode())
                    && (!left.hasSystem()
                            || !right.hasSystem()
                            || left.getSystem().equals(right.getSystem()));
        }
        return words(one).equals(words(other));
    }
}
