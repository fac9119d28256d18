package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what has happened since the last time (B3); notes it in a transaction of its own. */
@ApplicationScoped
public class TakeNotices {
    /** A transaction of the FHIR server may commit this much later than it dates its resources. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final Duration STALE = Duration.ofHours(24);

    @Inject
    private NoticeSource source;

    @Inject
    private NotificationStore notifications;

    @Inject
    private NoteNotices noting;

    @Inject
    private ServedChannels served;

    private final Clock machine = Clock.systemUTC();

    /** One reading; what cannot be noted now is read again the next time. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void take() {
        if (Stream.of(Channel.values()).noneMatch(served::serves)) {
            return; // Nobody could be told.
        }
        Instant from = notifications.watermark().orElseGet(machine::instant);
        NoticeSource.Told told = source.since(from.minus(OVERLAP));
        Instant oldest = machine.instant().minus(STALE);
        Set<String> unseen =
                notifications.unseen(told.notices().stream().map(Notice::key).toList());
        List<Notice> fresh = told.notices().stream()
                .filter(notice -> unseen.contains(notice.key()) && !notice.isStale(oldest))
                .toList();
        if (!fresh.isEmpty()) {
            noting.note(fresh, Concerned.of(fresh, source));
        }
        notifications.advance(told.until());
    }
}
