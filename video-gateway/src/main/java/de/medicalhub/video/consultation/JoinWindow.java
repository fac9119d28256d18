package de.medicalhub.video.consultation;

import java.time.Duration;
import java.time.Instant;

/** When people may join; both ends included. */
public record JoinWindow(Instant opensAt, Instant closesAt) {
    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final Duration AFTER = Duration.ofHours(4);

    /** Of a consultation that starts then. */
    public static JoinWindow around(Instant start) {
        return new JoinWindow(start.minus(BEFORE), start.plus(AFTER));
    }

    /** When what may be joined at that moment starts. */
    public static JoinWindow ofStartsOpenAt(Instant now) {
        return new JoinWindow(now.minus(AFTER), now.plus(BEFORE));
    }

    /** Too early. */
    public boolean isBefore(Instant now) {
        return now.isBefore(opensAt);
    }

    /** Too late. */
    public boolean isAfter(Instant now) {
        return now.isAfter(closesAt);
    }
}
