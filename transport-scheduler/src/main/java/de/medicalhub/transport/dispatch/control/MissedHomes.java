package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Deliveries that are planned to a home where nobody is yet (rule 10). */
@ApplicationScoped
public class MissedHomes {
    @Inject
    private TourBook book;

    @Inject
    private OtherDays otherDays;

    @Inject
    private PlanInput input;

    @Inject
    private Alerts alerts;

    /** Those of that day. */
    Stream<TransportJob> of(LocalDate day) {
        return book.jobs(day).stream().filter(this::isMissed);
    }

    /** Those of other days, whose ride is on that day. */
    Stream<TransportJob> elsewhere(LocalDate day) {
        return otherDays.deliveriesOfRidesOn(day).stream().filter(this::isMissed);
    }

    private boolean isMissed(TransportJob job) {
        return input.homecoming(job).filter(home -> home.isMissedBy(job)).isPresent();
    }

    /** On the board, once for each time at which it would be handed over. */
    void tell(TransportJob job) {
        long at = job.plannedDropOff().orElseThrow().getEpochSecond();
        alerts.raise(
                "delivery-early:" + job.id() + ":" + at,
                new What(
                        AlertKind.DELIVERY_EARLY,
                        job.serviceDate(),
                        job.carrier(),
                        job.tourId(),
                        Optional.of(job.id()),
                        0,
                        ""));
    }
}
