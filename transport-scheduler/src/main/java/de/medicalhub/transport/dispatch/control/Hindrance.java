package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.planning.Refusal;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a job cannot be moved there.
 *
 * @param key of the sentence; ignored where the planner says why
 * @param refusal of the planner, if it was asked
 * @param blocker which vehicle stands in the way, and what keeps it
 */
public record Hindrance(String key, Optional<Refusal> refusal, Optional<Blocker> blocker) {
    static Hindrance of(String key) {
        return new Hindrance(key, Optional.empty(), Optional.empty());
    }

    static Hindrance of(Refusal refusal) {
        return of(refusal, Optional.empty());
    }

    static Hindrance of(Refusal refusal, Optional<Blocker> blocker) {
        return new Hindrance("", Optional.of(refusal), blocker);
    }

    /** In plain words. */
    public String sentence(Locale language) {
        return refusal.map(why -> Blockers.sentence(why, blocker, language)).orElseGet(() -> Words.say(language, key));
    }
}
