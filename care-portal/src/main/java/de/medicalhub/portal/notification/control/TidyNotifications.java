package de.medicalhub.portal.notification.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Keeps the tables small: what somebody was told is nobody's business a month later. */
@ApplicationScoped
public class TidyNotifications {
    /** Longer than any notice is answered again. */
    private static final Duration SEEN = Duration.ofDays(7);

    private static final Duration HANDED = Duration.ofDays(30);

    @Inject
    private NotificationStore notifications;

    @Inject
    private Clock clock;

    @Inject
    private PreferenceStore preferences;

    private final Clock machine = Clock.systemUTC();

    @Transactional
    public void tidy() {
        notifications.tidy(machine.instant().minus(SEEN), clock.instant().minus(HANDED));
        preferences.tidyCodes(clock.instant().minus(SEEN));
    }
}
