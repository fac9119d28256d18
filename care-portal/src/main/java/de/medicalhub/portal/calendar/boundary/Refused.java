package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;

/** Why the server did not do it, in one sentence: its own, where it has one. */
final class Refused {
    private Refused() {}

    static String sentence(Refusal refusal, Speaker speaker) {
        return refusal.issues().stream()
                .findFirst()
                .map(Refusal.Issue::sentence)
                .orElseGet(
                        () -> speaker.say(Phrase.code("refusal", refusal.kind().name())));
    }
}
