package de.medicalhub.portal.undo.entity;

import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.wording.Phrase;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Something to say at the foot of the next page.
 *
 * @param token names it; nobody can guess it
 * @param said what was done, or what came of taking it back
 * @param steps that take it back; none if there is nothing to take back
 * @param refused whether it says that something could not be taken back
 * @param until when it can be taken back
 * @param seen whether a page has said it
 */
public record Offer(String token, Phrase said, List<Step> steps, boolean refused, Instant until, boolean seen)
        implements Serializable {
    public Offer {
        steps = List.copyOf(steps);
    }

    public boolean isOpen() {
        return !steps.isEmpty();
    }

    Offer asSeen() {
        return new Offer(token, said, steps, refused, until, true);
    }
}
