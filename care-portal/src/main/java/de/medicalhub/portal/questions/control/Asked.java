package de.medicalhub.portal.questions.control;

import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UsageContext;
import org.jspecify.annotations.Nullable;

/** Which questionnaires wait for a patient (Q5); pure. */
public final class Asked {
    /** Code of the Tasks (SDC). */
    public static final String CODE = "http://hl7.org/fhir/uv/sdc/CodeSystem/temp|complete-questionnaire";

    /** The questionnaires about the time at home: {@code useContext} venue = the patient's residence. */
    public static final String ABOUT_HOME =
            "Questionnaire?status=active&context=http://terminology.hl7.org/CodeSystem/v3-RoleCode|PTRES&_count=50";

    private static final String RESIDENCE = "PTRES";

    private final Resources found;

    /**
     * @param found the open Tasks and the patient's responses
     */
    public Asked(Resources found) {
        this.found = found;
    }

    /** Those that have not been sent since they were asked for. */
    public List<Task> open() {
        return found.all(Task.class).stream()
                .filter(task -> !canonical(task).isEmpty())
                .filter(task -> responses(task)
                        .noneMatch(response -> response.getStatus() != QuestionnaireResponseStatus.INPROGRESS))
                .toList();
    }

    /** Whether it asks about the time at home, as far as {@link #ABOUT_HOME} was asked, too. */
    public boolean isAboutHome(Task task) {
        return found.all(Questionnaire.class).stream()
                .filter(one -> canonical(task).equals(one.getUrl()))
                .flatMap(one -> one.getUseContext().stream())
                .filter(UsageContext::hasValueCodeableConcept)
                .flatMap(context -> context.getValueCodeableConcept().getCoding().stream())
                .anyMatch(coding -> RESIDENCE.equals(coding.getCode()));
    }

    /** What has been kept for it already. */
    public Optional<QuestionnaireResponse> begun(Task task) {
        return responses(task)
                .filter(response -> response.getStatus() == QuestionnaireResponseStatus.INPROGRESS)
                .findFirst();
    }

    /** The questionnaire that a Task asks for, without its version; empty if none. */
    public static String canonical(Task task) {
        return task.getInput().stream()
                .filter(input -> "questionnaire"
                                .equals(input.getType().getCodingFirstRep().getCode())
                        || "questionnaire".equals(input.getType().getText()))
                .map(Task.ParameterComponent::getValue)
                .filter(CanonicalType.class::isInstance)
                .map(value -> plain(((CanonicalType) value).getValue()))
                .findFirst()
                .orElse("");
    }

    private Stream<QuestionnaireResponse> responses(Task task) {
        Instant since = instant(task.getAuthoredOn()).orElse(Instant.EPOCH);
        return found.all(QuestionnaireResponse.class).stream()
                .filter(response -> plain(response.getQuestionnaire()).equals(canonical(task)))
                .filter(response ->
                        instant(response.getAuthored()).filter(since::isAfter).isEmpty());
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static String plain(@Nullable String canonical) {
        return Objects.requireNonNullElse(canonical, "").replaceFirst("\\|.*$", "");
    }
}
