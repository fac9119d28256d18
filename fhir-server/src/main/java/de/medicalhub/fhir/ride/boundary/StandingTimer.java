package de.medicalhub.fhir.ride.boundary;

import de.medicalhub.common.problem.SilentTrace;
import de.medicalhub.fhir.ride.control.StandingRides;
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

/** Makes the legs of standing orders ahead (rule 6), looked for every five minutes; with several nodes, whichever comes first. */
@Component
public class StandingTimer implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(StandingTimer.class);

    private final StandingRides rides;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standing-rides");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable ScheduledFuture<?> running;

    StandingTimer(StandingRides rides) {
        this.rides = rides;
    }

    @Override
    public void afterPropertiesSet() {
        running = timer.scheduleWithFixedDelay(this::look, 1, 5, TimeUnit.MINUTES);
    }

    @Override
    public void destroy() {
        if (running != null) {
            running.cancel(false);
        }
        timer.shutdownNow();
    }

    /** What fails now is tried again with the next run. */
    private void look() {
        try {
            rides.makeAhead();
        } catch (RuntimeException fault) {
            LOG.warn("Rides of standing orders could not be made: {}", SilentTrace.of(fault));
        }
    }
}
