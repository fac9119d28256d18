package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A nursing service as the directory and the hospital's own requests know it.
 *
 * @param reference {@code Organization/…}
 * @param label name and town
 * @param needs codes of care-need that it covers
 * @param languages that are spoken there beside German, as language tags
 * @param position of its base; null if unknown
 * @param places that it has said to be free today; null if it has said nothing
 * @param answerMinutes half of its answers to this hospital came within; null before three answers
 */
public record Offer(
        String reference,
        String label,
        List<String> needs,
        List<String> languages,
        @Nullable Position position,
        @Nullable Integer places,
        @Nullable Long answerMinutes)
        implements Serializable {

    /** How far it is, as the crow flies. */
    public Optional<Double> kilometresTo(Optional<Position> target) {
        Position base = position;
        return base == null ? Optional.empty() : target.map(base::kilometresTo);
    }
}
