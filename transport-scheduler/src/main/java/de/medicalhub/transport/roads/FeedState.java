package de.medicalhub.transport.roads;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.Words;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How the configured feed of traffic reports is.
 *
 * @param fault why it could not be read last time; empty while all is well, and where none is configured
 * @param lastGood when it was read last; empty if never since the start
 * @param leftOut how many of its reports made no sense
 */
public record FeedState(Optional<Fault> fault, Optional<Instant> lastGood, int leftOut) {
    /** Nothing is wrong. */
    public static final FeedState QUIET = new FeedState(Optional.empty(), Optional.empty(), 0);

    /** Why a feed does not count. */
    public enum Fault {
        /** Nothing answers at its address, or no file lies there. */
        UNREACHABLE,
        /** What answers cannot be understood. */
        BROKEN
    }

    /** What the board says about it; empty while nothing is wrong. */
    public Optional<String> sentence(Locale language) {
        return fault.map(why -> Words.say(
                        language,
                        "traffic.feed." + why,
                        lastGood.map(at -> time(at, language))
                                .orElseGet(() -> Words.say(language, "traffic.feed.never"))))
                .or(() -> leftOut > 0
                        ? Optional.of(Words.say(language, "traffic.feed.left-out", leftOut))
                        : Optional.empty());
    }

    private static String time(Instant at, Locale language) {
        return DateTimeFormatter.ofPattern(
                        language.equals(Locale.ENGLISH) ? "d MMMM, HH:mm" : "d. MMMM, HH:mm", language)
                .withZone(HubClock.berlin())
                .format(at);
    }
}
