package de.medicalhub.transport.orders.boundary;

import de.medicalhub.common.outbox.OutboxDelivery;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Sends answers that are due, every second. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxTimer {
    private static final int AT_ONCE = 100;

    @Inject
    private OutboxDelivery delivery;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        delivery.deliverDue(AT_ONCE);
    }
}
