package de.medicalhub.fhir.discharge.boundary;

import de.medicalhub.common.problem.SilentTrace;
import de.medicalhub.fhir.discharge.control.Remind;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Reminds services that have not answered (rule 17), looked for every minute; with several nodes, whichever comes first. */
@Component
public class ReminderTimer implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderTimer.class);

    private final Remind remind;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "referral-reminder");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable ScheduledFuture<?> running;

    ReminderTimer(Remind remind) {
        this.remind = remind;
    }

    @Override
    public void afterPropertiesSet() {
        running = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void destroy() {
        if (running != null) {
            running.cancel(false);
        }
        timer.shutdownNow();
    }

    /** What fails now is tried again in a minute. */
    private void look() {
        try {
            remind.remind();
        } catch (RuntimeException fault) {
            LOG.warn("Services could not be reminded: {}", SilentTrace.of(fault));
        }
    }
}
