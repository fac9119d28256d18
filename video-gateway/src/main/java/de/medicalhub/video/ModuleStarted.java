package de.medicalhub.video;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The schema is migrated; features begin what runs by the clock.
 *
 * @param running collects what is to be ended with the module
 */
public record ModuleStarted(ManagedScheduledExecutorService executor, List<ScheduledFuture<?>> running) {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(ModuleStarted.class));

    /** Does the work again and again, with this pause between; a fault is logged and the next turn tries again. */
    public void every(Duration pause, Runnable work) {
        long millis = pause.toMillis();
        running.add(executor.scheduleWithFixedDelay(() -> attempt(work), millis, millis, TimeUnit.MILLISECONDS));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.note(ProblemKind.FAULT, "something that runs by the clock failed", e);
        }
    }
}
