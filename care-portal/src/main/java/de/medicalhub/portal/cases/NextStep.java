package de.medicalhub.portal.cases;

import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens next in a case (C3).
 *
 * @param what the step in words
 * @param ball role of the organisation that has to act (hospital, nursing, pharmacy, carrier, gp); empty if nobody
 * @param due when it should have happened
 * @param stopped whether the case cannot go on without somebody's decision
 */
public record NextStep(Phrase what, Optional<String> ball, Optional<Instant> due, boolean stopped) {
    static NextStep of(String key, String ball, Optional<Instant> due) {
        return new NextStep(Phrase.of(key), Optional.of(ball), due, false);
    }

    static NextStep stop(String key, String ball, Optional<Instant> due) {
        return new NextStep(Phrase.of(key), Optional.of(ball), due, true);
    }
}
