package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Notice;
import de.medicalhub.portal.notification.entity.Notification;
import de.medicalhub.portal.notification.entity.Preferences;
import de.medicalhub.portal.notification.entity.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a message still is to be told when it is sent (B13). Between the noting and the sending lie quiet hours, a digest or a
 * mail server that was out of order; in that time people change their mind, leave a house, or lose a case.
 */
final class StillToTell {
    /** What was noted that lately is told without asking once more. */
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private final NoticeSource source;
    private final Instant now;

    StillToTell(NoticeSource source, Instant now) {
        this.source = source;
        this.now = now;
    }

    /**
     * Those that their reader wants now, and that concern the reader now.
     *
     * @param chosen what the reader has chosen; empty if nothing any more
     */
    List<Notification> of(List<Notification> noted, Optional<Preferences> chosen) {
        List<Notification> wanted = noted.stream()
                .filter(one -> Purpose.ofKind(one.kind())
                        .filter(purpose -> chosen.filter(current -> current.wants(one.channel(), purpose))
                                .isPresent())
                        .isPresent())
                .toList();
        List<String> keys = wanted.stream()
                .filter(this::hasWaited)
                .map(Notification::notice)
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return wanted;
        }
        List<Notice> holding = source.holding(keys);
        Concerned people = Concerned.of(holding, source);
        Map<String, Notice> byKey =
                holding.stream().collect(Collectors.toMap(Notice::key, Function.identity(), (one, other) -> one));
        return wanted.stream()
                .filter(one -> !hasWaited(one)
                        || Optional.ofNullable(byKey.get(one.notice()))
                                .filter(notice -> people.concernedBy(notice).contains(one.person()))
                                .isPresent())
                .toList();
    }

    private boolean hasWaited(Notification one) {
        return one.occurredAt().plus(JUST_NOW).isBefore(now);
    }
}
