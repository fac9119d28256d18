package de.medicalhub.portal.notification.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that has happened, as the FHIR server answers it (docs/fhir-model.md).
 *
 * @param key the same whenever it is answered again
 * @param from organisation that caused it
 * @param to whom it concerns
 */
public record Notice(
        String key,
        String kind,
        Instant occurred,
        String about,
        Optional<String> caseId,
        Optional<String> from,
        List<String> to) {
    private static final Set<String> NEAR = Set.of("appointment-near", "questionnaire-near");

    /** What that person opens after sign-in; never more than ids that say nothing about a patient. */
    public String linkFor(String person) {
        boolean ended = kind.equals("case-ended") || kind.equals("request-ended");
        boolean staff = person.startsWith("Practitioner/");
        if (kind.startsWith("questionnaire-") && !staff) {
            return "/my-questions";
        }
        if (kind.equals("emergency-opened")) {
            return staff ? "/emergency-accesses" : "/who-saw?show=emergency";
        }
        if (ended || !staff) {
            return "/";
        }
        if (kind.equals("questionnaire-answered")) {
            return caseId.map(value -> "/questionnaires?case=" + value).orElse("/");
        }
        return kind.equals("referral-requested") || kind.equals("question-replied")
                ? "/request?task=" + about.substring(about.indexOf('/') + 1)
                : caseId.map(value -> "/case?id=" + value).orElse("/");
    }

    /** Whether it is too old to be told (B11); a reminder never is. */
    public boolean isStale(Instant oldest) {
        return !NEAR.contains(kind) && occurred.isBefore(oldest);
    }
}
