package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.transport.dispatch.control.Alerts;
import de.medicalhub.transport.dispatch.control.LateWatch;
import de.medicalhub.transport.dispatch.control.Replans;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that days that wait to be planned are planned, also those that a node left that is gone (rule 22). */
@Singleton
@Startup
@DependsOn("SchemaStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PlannerTimer {
    private static final Logger LOG = LoggerFactory.getLogger(PlannerTimer.class);

    @Inject
    private Replans replans;

    @Inject
    private LateWatch late;

    @Inject
    private Alerts alerts;

    /** Shorter than the lease, so that another node's work is taken over within ten seconds. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void everyTwoSeconds() {
        replans.work();
    }

    /** Sees who falls behind, and forgets what nobody asks for any more. */
    @Schedule(hour = "*", minute = "*", second = "35", persistent = false)
    void everyMinute() {
        late.driven().forEach(this::look);
        alerts.forgetOld();
    }

    private void look(String tourId) {
        try {
            late.look(tourId);
        } catch (RuntimeException fault) {
            LOG.error("Whether a tour is late could not be seen; it is looked at again in a minute", fault);
        }
    }

    /** Soon. */
    @Asynchronous
    public void wake() {
        replans.work();
    }
}
