package de.medicalhub.transport.orders.boundary;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.transport.orders.control.Intake;
import de.medicalhub.transport.orders.control.WakeUpCall;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the intake every ten seconds and when woken; keeps the Subscription alive. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IntakeTimer {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private final AtomicBoolean ordered = new AtomicBoolean();

    @Inject
    private Intake intake;

    @Inject
    private WakeUpCall wakeUpCall;

    /** The truth: what the wake-up misses, this finds. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void everyTenSeconds() {
        run();
    }

    /** Looks after the Subscription, for the FHIR server may have switched it off after failed calls. */
    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void everyFiveMinutes() {
        ordered.set(false);
    }

    /** Runs soon; of many calls at once one or two runs come. */
    @Asynchronous
    public void wake() {
        again.set(true);
        run();
    }

    private void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            do {
                again.set(false);
                attempt();
            } while (again.get());
        } finally {
            running.set(false);
        }
    }

    private void attempt() {
        try {
            if (!ordered.get()) {
                wakeUpCall.order();
                ordered.set(true);
            }
            intake.run();
            note(true, "");
        } catch (BaseServerResponseException | HubException e) {
            note(false, e.getClass().getSimpleName());
        }
    }

    private void note(boolean nowReachable, String fault) {
        if (reachable.getAndSet(nowReachable) != nowReachable) {
            if (nowReachable) {
                LOG.info("Intake of orders runs");
            } else {
                LOG.warn("Intake of orders waits for the FHIR server ({}); tried again every ten seconds", fault);
            }
        }
    }
}
