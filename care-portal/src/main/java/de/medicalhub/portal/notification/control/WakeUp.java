package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.live.CaseChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** When to read the notices: soon after a change of a case, and now and then without one (B3). */
@ApplicationScoped
public class WakeUp {
    private static final Duration WITHOUT_CAUSE = Duration.ofSeconds(20);

    private final AtomicBoolean woken = new AtomicBoolean(true);
    private final AtomicLong last = new AtomicLong();
    private final Clock machine = Clock.systemUTC();

    void onChange(@Observes CaseChanged changed) {
        woken.set(true);
    }

    /** Whether it is time; asked for true it is not again until something happens or a while has passed. */
    public boolean isTime() {
        long now = machine.millis();
        boolean isOverdue = last.get() + WITHOUT_CAUSE.toMillis() < now;
        if (!woken.compareAndSet(true, false) && !isOverdue) {
            return false;
        }
        last.set(now);
        return true;
    }
}
