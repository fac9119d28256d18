package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.OrderMissed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Orders that changed or were withdrawn when their driver had begun: a dispatcher hears of it, and they count when the driver leaves the job (rule 6). */
@ApplicationScoped
public class LateOrders {
    @Inject
    private PlanWriter writer;

    @Inject
    private Alerts alerts;

    @Inject
    private LegNews news;

    @Inject
    private Clock clock;

    @Inject
    private Event<OrderMissed> missed;

    @Inject
    private Event<PlanChanged> changed;

    /** The order says something else now. */
    void changed(TransportJob job) {
        job.missedChange(true);
        tell(job, AlertKind.ORDER_CHANGED);
    }

    /** Nobody wishes it any more. */
    void withdrawn(TransportJob job) {
        job.ordered(false);
        tell(job, AlertKind.ORDER_WITHDRAWN);
    }

    private void tell(TransportJob job, AlertKind kind) {
        alerts.raise(
                kind.code() + ":" + job.id() + ":" + clock.instant().getEpochSecond(),
                new What(kind, job.serviceDate(), job.carrier(), job.tourId(), Optional.of(job.id()), 0, ""));
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }

    /** The driver has left the job, which has not ended: what was missed counts now. */
    void settle(TransportJob job) {
        if (job.isWithdrawn()) {
            writer.removeStops(job);
            job.cancel(clock.instant());
            news.planned(job);
        } else if (job.hasMissedChange()) {
            job.missedChange(false);
            missed.fire(new OrderMissed(job.id()));
        }
    }
}
