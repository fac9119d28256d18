package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.common.outbox.OutboxDelivery;
import de.medicalhub.common.outbox.RetryPolicy;
import de.medicalhub.portal.notification.control.SendParcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** The outbox of the portal. */
@ApplicationScoped
class NotificationParts {
    @Produces
    @Singleton
    Outbox outbox(DataSource dataSource) {
        return new Outbox(dataSource, Clock.systemUTC());
    }

    @Produces
    @Singleton
    OutboxDelivery delivery(DataSource dataSource, SendParcel sender) {
        return new OutboxDelivery(dataSource, sender, RetryPolicy.STANDARD, Clock.systemUTC());
    }
}
