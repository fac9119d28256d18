package de.medicalhub.portal.questions.control;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;

/** Whether a question is asked at all (Q3). */
final class Conditions {
    private final Map<String, List<Type>> answers;

    Conditions(Map<String, List<Type>> answers) {
        this.answers = answers;
    }

    boolean hold(QuestionnaireItemComponent item) {
        if (item.getEnableWhen().isEmpty()) {
            return true;
        }
        return item.getEnableBehavior() == EnableWhenBehavior.ANY
                ? item.getEnableWhen().stream().anyMatch(this::holds)
                : item.getEnableWhen().stream().allMatch(this::holds);
    }

    private boolean holds(QuestionnaireItemEnableWhenComponent condition) {
        List<Type> given = answers.getOrDefault(condition.getQuestion(), List.of());
        Type wanted = condition.getAnswer();
        return switch (Objects.requireNonNull(condition.getOperator())) {
            case EXISTS -> given.isEmpty() != Boolean.parseBoolean(wanted.primitiveValue());
            case EQUAL -> given.stream().anyMatch(answer -> Items.same(answer, wanted));
            case NOT_EQUAL -> given.stream().noneMatch(answer -> Items.same(answer, wanted));
            case GREATER_THAN ->
                compared(given, wanted).filter(sign -> sign > 0).isPresent();
            case LESS_THAN -> compared(given, wanted).filter(sign -> sign < 0).isPresent();
            case GREATER_OR_EQUAL ->
                compared(given, wanted).filter(sign -> sign >= 0).isPresent();
            case LESS_OR_EQUAL ->
                compared(given, wanted).filter(sign -> sign <= 0).isPresent();
            case NULL -> true;
        };
    }

    private static Optional<Integer> compared(List<Type> given, Type wanted) {
        return given.stream().findFirst().flatMap(answer -> {
            try {
                return Optional.of(new BigDecimal(Items.words(answer)).compareTo(new BigDecimal(Items.words(wanted))));
            } catch (NumberFormatException noNumbers) {
                return Optional.of(Items.words(answer).compareTo(Items.words(wanted)));
            }
        });
    }
}
