package de.medicalhub.fhir.subscription.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.springframework.stereotype.Component;

/** What becomes of a Subscription whose notifications do not arrive (rule 7). */
@Component
public class Deliveries {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Owners owners;
    private final StoredSubscriptions subscriptions;
    private final Clock clock;
    private final Duration patience;

    /** {@code medhub.subscription.patience}: how long notifications may fail (ISO 8601, ten minutes unless set). */
    Deliveries(Owners owners, StoredSubscriptions subscriptions, Clock clock) {
        this.owners = owners;
        this.subscriptions = subscriptions;
        this.clock = clock;
        patience = ConfigProvider.getConfig()
                .getOptionalValue("medhub.subscription.patience", Duration.class)
                .orElse(TEN_MINUTES);
    }

    /** One notification did not arrive. */
    public void failed(String subscription) {
        Instant now = clock.instant();
        Instant since = owners.failing(subscription, now);
        if (!now.isBefore(since.plus(patience))) {
            subscriptions.giveUp(
                    subscription,
                    "No notification has arrived since " + since + ". Set the status to requested to begin again.");
        }
    }

    /** One notification arrived. */
    public void arrived(String subscription) {
        owners.delivered(subscription);
    }
}
