package de.medicalhub.fhir.profile.boundary;

import de.medicalhub.fhir.profile.control.Packages;
import de.medicalhub.fhir.profile.control.Profiles;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Patient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the packages once the server stands, and later warms the validator up, beside the requests. */
@Component
public class PackagesListener implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PackagesListener.class);

    /** The start has better things to do; who needs the validator sooner gets it sooner. */
    private static final int WARM_UP_AFTER_SECONDS = 45;

    private final Packages packages;
    private final Profiles profiles;
    private final AtomicBoolean done = new AtomicBoolean();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fhir-packages");
        thread.setDaemon(true);
        return thread;
    });

    PackagesListener(Packages packages, Profiles profiles) {
        this.packages = packages;
        this.profiles = profiles;
    }

    /** Called by Spring, perhaps for several contexts; acts on the first. */
    @EventListener
    public void onStarted(ContextRefreshedEvent event) {
        if (!done.getAndSet(true)) {
            var reading = background.submit(packages::load);
            var warmUp = background.schedule(this::warmUp, WARM_UP_AFTER_SECONDS, TimeUnit.SECONDS);
            LOG.debug("Begun: {}, {}", reading, warmUp);
        }
    }

    private void warmUp() {
        profiles.check(new Patient().setActive(true));
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
