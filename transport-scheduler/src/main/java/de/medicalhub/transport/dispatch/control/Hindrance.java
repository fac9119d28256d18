package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.planning.Refusal;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a job cannot be moved there.
 *
 * @param key of the sentence; ignored where the planner says why
 * @param refusal of the planner, if it was asked
 */
public record Hindrance(String key, Optional<Refusal> refusal) {
    static Hindrance of(String key) {
        return new Hindrance(key, Optional.empty());
    }

    static Hindrance of(Refusal refusal) {
        return new Hindrance("", Optional.of(refusal));
    }

    /** In plain words. */
    public String sentence(Locale language) {
        return refusal.map(why -> why.sentence(language)).orElseGet(() -> Words.say(language, key));
    }
}
