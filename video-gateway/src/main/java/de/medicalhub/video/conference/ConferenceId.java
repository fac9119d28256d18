package de.medicalhub.video.conference;

import java.util.Optional;
import java.util.UUID;

/** One conference; random, so that nobody guesses it. */
public record ConferenceId(UUID value) {
    /** A new one. */
    public static ConferenceId next() {
        return new ConferenceId(UUID.randomUUID());
    }

    /** The id, if the text is one. */
    public static Optional<ConferenceId> find(String text) {
        try {
            return Optional.of(new ConferenceId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
