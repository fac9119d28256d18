package de.medicalhub.video;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Hears of the end of the session that all parts of the hub share. One that ran out while its person was speaking, so that no
 * page was asked for, is no sign-out: a call is not cut by it.
 */
@WebListener
public class SignOutListener implements HttpSessionListener {
    @Inject
    private Event<SessionEnded> ended;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        Instant used = Instant.ofEpochMilli(session.getLastAccessedTime());
        Duration longest = Duration.ofSeconds(session.getMaxInactiveInterval());
        if (longest.isZero()
                || longest.isNegative()
                || used.plus(longest).isAfter(Clock.systemUTC().instant())) {
            ended.fire(new SessionEnded(session.getId()));
        }
    }
}
