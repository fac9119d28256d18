package de.medicalhub.portal.assessment;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.records.Resources;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * What is known of a stay from its assessment, as far as it was filled in; pure.
 *
 * @param responses of one stay
 */
public record Assessments(List<QuestionnaireResponse> responses) {
    private static final String CANONICAL = HubCodes.BASE + "/Questionnaire/";

    /** The search for the responses of one stay; the reader reads Resources of it. */
    public static String query(String encounter) {
        return "QuestionnaireResponse?encounter=" + encounter + "&_sort=-authored&_count=50";
    }

    public static Assessments of(Resources found) {
        return new Assessments(found.all(QuestionnaireResponse.class));
    }

    /** The newest response to one of the product's questionnaires. */
    public Optional<QuestionnaireResponse> response(AssessmentKind kind) {
        return responses.stream()
                .filter(response -> kind.isOf(response))
                .filter(response ->
                        response.getStatus() != QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR)
                .max(Comparator.comparing(response -> response.getMeta().getLastUpdated()));
    }

    /** Whether somebody has signed it, also if it was corrected since (Q9). */
    public boolean isDone(AssessmentKind kind) {
        return response(kind).filter(Assessments::isSigned).isPresent();
    }

    /** Completed or amended. */
    public static boolean isSigned(QuestionnaireResponse response) {
        return response.getStatus() == QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED
                || response.getStatus() == QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED;
    }

    /** Its answers; none if it was not begun. */
    public Answers answers(AssessmentKind kind) {
        return response(kind).map(Answers::of).orElseGet(Answers::none);
    }

    /** The care level, 0 to 5, that was found last; empty text if none was. */
    public String careLevel() {
        return Stream.of(AssessmentKind.DIFFERENTIATED, AssessmentKind.INITIAL)
                .map(kind -> answers(kind).code("care-level"))
                .filter(level -> !level.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Codes of care-need that were decided on. */
    public List<String> needs() {
        return answers(AssessmentKind.NEEDS).codes("care-needs");
    }

    /** What was decided about that kind of support: needed, not-needed or declined; empty text if nothing was. */
    public String decision(String kind) {
        String answer = answers(AssessmentKind.NEEDS).code(kind + "-decision");
        return answer.equals("patient-declines") ? "declined" : answer;
    }

    /** Why it is not needed, or declined. */
    public String reason(String kind) {
        return answers(AssessmentKind.NEEDS).first(kind + "-reason");
    }

    /** Code of posture; empty text if it was not asked. */
    public String posture() {
        return answers(AssessmentKind.DIFFERENTIATED).code("ride");
    }

    /** Whether anything was filled in. */
    public boolean isEmpty() {
        return responses.isEmpty();
    }

    static String canonical(String id) {
        return CANONICAL + id;
    }
}
