package de.medicalhub.portal.notification.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.portal.notification.control.HandOver;
import de.medicalhub.portal.notification.control.TakeNotices;
import de.medicalhub.portal.notification.control.TidyNotifications;
import de.medicalhub.portal.notification.control.WakeUp;
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

/** Reads what has happened and hands over what is due, all the time and on each node. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationTimer {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationTimer.class);

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    @Inject
    WakeUp wakeUp;

    @Inject
    TakeNotices take;

    @Inject
    HandOver handOver;

    @Inject
    TidyNotifications tidy;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void read() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            takeIfTime();
            handOver.handOverDue();
        } finally {
            running.set(false);
        }
    }

    @Schedule(hour = "3", minute = "17", persistent = false)
    void everyNight() {
        tidy.tidy();
    }

    /** What waits for its hour or its digest does not need the records: it goes out while they are away. */
    private void takeIfTime() {
        if (!wakeUp.isTime()) {
            return;
        }
        try {
            take.take();
            if (!reachable.getAndSet(true)) {
                LOG.info("Notices are read again");
            }
        } catch (HubException e) {
            if (reachable.getAndSet(false)) {
                LOG.warn("Notifications wait: {}", e.getMessage());
            }
        }
    }
}
