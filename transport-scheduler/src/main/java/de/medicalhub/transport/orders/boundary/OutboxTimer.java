package de.medicalhub.transport.orders.boundary;

import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.outbox.OutboxSender;
import de.medicalhub.common.outbox.RetryPolicy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;

/** Sends answers that are due, every second. */
@Singleton
@Startup
@DependsOn("SchemaStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxTimer {
    private static final int AT_ONCE = 100;

    @Inject
    private DataSource dataSource;

    @Inject
    private OutboxSender sender;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        delivery().deliverDue(AT_ONCE);
    }

    private OutboxDelivery delivery() {
        return new OutboxDelivery(dataSource, sender, RetryPolicy.STANDARD, Clock.systemUTC());
    }
}
