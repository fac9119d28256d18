package de.medicalhub.fhir.audit.boundary;

import de.medicalhub.common.problem.SilentTrace;
import de.medicalhub.fhir.audit.control.AuditLog;
import de.medicalhub.fhir.audit.control.Sealing;
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

/** Seals new rows every second; with several nodes, whichever comes first. */
@Component
public class SealTimer implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SealTimer.class);

    private final Sealing sealing;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-seal");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable ScheduledFuture<?> running;

    /**
     * @param log whose table must be there before
     */
    SealTimer(Sealing sealing, AuditLog log) {
        this.sealing = sealing;
    }

    @Override
    public void afterPropertiesSet() {
        sealing.begin();
        running = timer.scheduleWithFixedDelay(this::seal, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        if (running != null) {
            running.cancel(false);
        }
        timer.shutdownNow();
    }

    /** What fails now is tried again in a second; the rows wait. */
    private void seal() {
        try {
            sealing.seal();
        } catch (RuntimeException fault) {
            LOG.warn("Audit rows could not be sealed: {}", SilentTrace.of(fault));
        }
    }
}
