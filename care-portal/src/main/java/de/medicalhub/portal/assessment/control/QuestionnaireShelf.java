package de.medicalhub.portal.assessment.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Questionnaire;

/** Questionnaires by their URL, kept for some minutes: they hold no patient's data and seldom change. */
@ApplicationScoped
public class QuestionnaireShelf {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<String, Kept> shelf = new ConcurrentHashMap<>();

    @Inject
    private Records records;

    @Inject
    private Clock clock;

    private record Kept(Questionnaire questionnaire, Instant until) {}

    /**
     * The active one of that URL.
     *
     * @throws HubException NOT_FOUND if there is none
     */
    public Questionnaire get(String canonical) {
        Kept known = shelf.get(canonical);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.questionnaire();
        }
        Questionnaire read = records.search("Questionnaire?status=active&url=" + canonical)
                .first(Questionnaire.class)
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such questionnaire."));
        shelf.put(canonical, new Kept(read, clock.instant().plus(KEPT)));
        return read;
    }
}
