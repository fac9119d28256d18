package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Task;

/** Reads which questionnaire a Task of SDC asks for. */
final class AskedQuestionnaire {
    /** Code of SDC for the input. */
    static final String QUESTIONNAIRE = "questionnaire";

    private AskedQuestionnaire() {}

    static boolean is(Task task) {
        return task.getCode().getCoding().stream()
                .anyMatch(coding -> HubCodes.TASK_CODE.equals(coding.getSystem())
                        && HubCodes.TASK_QUESTIONNAIRE.equals(coding.getCode()));
    }

    /** Its address without version; empty if the Task names none. */
    static Optional<String> canonical(Task task) {
        return task.getInput().stream()
                .filter(input ->
                        QUESTIONNAIRE.equals(input.getType().getCodingFirstRep().getCode()))
                .map(Task.ParameterComponent::getValue)
                .filter(CanonicalType.class::isInstance)
                .map(value -> plain(((CanonicalType) value).getValue()))
                .findFirst();
    }

    /** Without version. */
    static String plain(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
