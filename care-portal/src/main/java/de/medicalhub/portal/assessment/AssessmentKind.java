package de.medicalhub.portal.assessment;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** The questionnaires of a discharge, in their order. */
public enum AssessmentKind {
    INITIAL("initial", "assessment-initial"),
    DIFFERENTIATED("differentiated", "assessment-differentiated"),
    NEEDS("needs", "discharge-needs");

    private final String code;
    private final String id;

    AssessmentKind(String code, String id) {
        this.code = code;
        this.id = id;
    }

    /** From an address. */
    public static Optional<AssessmentKind> find(@Nullable String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** As in addresses and in keys of the messages. */
    public String code() {
        return code;
    }

    /** URL of the Questionnaire. */
    public String canonical() {
        return Assessments.canonical(id);
    }

    boolean isOf(QuestionnaireResponse response) {
        String canonical = response.getQuestionnaire();
        return canonical != null && canonical.split("\\|", 2)[0].equals(canonical());
    }
}
