package de.medicalhub.transport.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One run of the intake; reads outside any transaction, takes page by page. */
@ApplicationScoped
public class Intake {
    /** Longer than any transaction of the FHIR server may last (rule 1). */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    @Inject
    private OrderSource source;

    @Inject
    private TakeIn takeIn;

    /** Takes what changed; does nothing if another run is at work (rule 4). */
    public void run() {
        String owner = UUID.randomUUID().toString();
        if (!takeIn.lease(owner)) {
            return;
        }
        try {
            Optional<Instant> since = takeIn.watermark().map(mark -> mark.minus(OVERLAP));
            source.readChanged(since, takeIn::isUnknown, page -> takeIn.take(owner, page));
        } finally {
            takeIn.release(owner);
        }
    }
}
