package de.medicalhub.video.consultation.boundary;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.video.ModuleStarted;
import de.medicalhub.video.consultation.control.FollowErasures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what the FHIR server erases, twice a minute. */
@ApplicationScoped
public class ErasureTimer {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureTimer.class);

    @Inject
    private FollowErasures erasures;

    void begin(@Observes ModuleStarted module) {
        module.every(Duration.ofSeconds(30), this::follow);
    }

    private void follow() {
        try {
            erasures.run();
        } catch (BaseServerResponseException | HubException e) { // The position stands: the next turn finds all of it.
            LOG.debug("Erasures wait for the FHIR server ({})", e.getClass().getSimpleName());
        }
    }
}
