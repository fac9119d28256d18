package de.medicalhub.transport.orders.boundary;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.transport.orders.control.FollowErasures;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what the FHIR server erases, twice a minute. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ErasureTimer {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureTimer.class);

    @Inject
    private FollowErasures erasures;

    @Schedule(hour = "*", minute = "*", second = "5/30", persistent = false)
    void twiceAMinute() {
        try {
            erasures.run();
        } catch (BaseServerResponseException | HubException e) { // The position stands: the next turn finds all of it.
            LOG.debug("Erasures wait for the FHIR server ({})", e.getClass().getSimpleName());
        }
    }
}
