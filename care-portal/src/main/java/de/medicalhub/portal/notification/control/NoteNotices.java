package de.medicalhub.portal.notification.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Notice;
import de.medicalhub.portal.notification.entity.Notification;
import de.medicalhub.portal.notification.entity.Preferences;
import de.medicalhub.portal.notification.entity.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Notes for whom a notice is a notification, and when that is due (B1, B4, B5). */
@ApplicationScoped
public class NoteNotices {
    @Inject
    private NotificationStore notifications;

    @Inject
    private PreferenceStore preferences;

    @Inject
    private ServedChannels served;

    @Inject
    private Clock clock;

    private final Clock machine = Clock.systemUTC();

    /** All of them or, after a fault, none; each only if nobody else has noted it. */
    @Transactional
    public void note(List<Notice> notices, Concerned people) {
        for (Notice notice : notices) {
            if (notifications.see(notice.key(), machine.instant())) {
                Purpose.ofKind(notice.kind()).ifPresent(purpose -> note(notice, purpose, people));
            }
        }
    }

    private void note(Notice notice, Purpose purpose, Concerned people) {
        String sender = notice.from().map(people::name).orElse("");
        for (Preferences chosen : preferences.ofAll(people.concernedBy(notice))) {
            Stream.of(Channel.values())
                    .filter(channel -> served.serves(channel) && chosen.wants(channel, purpose))
                    .forEach(channel -> notifications.add(new Notification(
                            0,
                            chosen.person(),
                            channel,
                            notice.key(),
                            notice.kind(),
                            sender,
                            notice.linkFor(chosen.person()),
                            clock.instant(),
                            chosen.dueAt(channel, clock.instant(), HubClock.berlin()))));
        }
    }
}
