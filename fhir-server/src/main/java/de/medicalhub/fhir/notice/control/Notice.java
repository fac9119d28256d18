package de.medicalhub.fhir.notice.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened (N2).
 *
 * @param key the same whenever this is answered again (N4)
 * @param from organisation that caused it, such as {@code Organization/a}
 * @param to whom it concerns: organisations, practitioners, roles, patients, relatives
 * @param caseId value of the case identifier
 * @param about what to open, such as {@code Task/12}
 */
public record Notice(
        String key,
        NoticeKind kind,
        Instant occurred,
        Optional<String> from,
        List<String> to,
        Optional<String> caseId,
        String about) {
    /** The same, concerning these. */
    Notice alsoTo(List<String> concerned) {
        return new Notice(key, kind, occurred, from, concerned, caseId, about);
    }

    /** The same, with a key that tells one occasion from another. */
    Notice keyed(String occasion) {
        return new Notice(key + occasion, kind, occurred, from, to, caseId, about);
    }
}
