package de.medicalhub.video.consultation.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many messages one consultation may cause: nobody is to be flooded in the name of a practice (rule 15). */
public final class MessageLimit {
    /** So many may be on their way at a time. */
    public static final int MOST_WAITING = 5;
    /** So many may be asked for within a day. */
    public static final int MOST_A_DAY = 10;

    private static final Duration DAY = Duration.ofDays(1);

    private MessageLimit() {}

    /** May one more be asked for, after these of the same consultation. */
    public static boolean allowsOneMore(List<InvitationMessage> before, Instant now) {
        Instant since = now.minus(DAY);
        return before.stream().filter(InvitationMessage::isWaiting).count() < MOST_WAITING
                && before.stream()
                                .filter(message -> message.askedAt().isAfter(since))
                                .count()
                        < MOST_A_DAY;
    }
}
