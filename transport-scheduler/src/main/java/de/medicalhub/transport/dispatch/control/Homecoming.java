package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the patient of a case is at home, so that somebody can take the medicine (rule 10).
 *
 * @param ride of the case
 * @param way how long it takes from the begin of the pickup to the drop-off if nobody else is driven
 */
record Homecoming(TransportJob ride, Duration way) {

    /** Not before then; empty if the patient is there already, or is not driven at all. */
    Optional<Instant> at() {
        return switch (ride.state()) {
            case DROPPED_OFF, NO_SHOW, CANCELLED, HANDED_OVER, NOT_DELIVERED, BROUGHT_BACK, RETURNED ->
                Optional.empty();
            case UNPLANNED -> latest();
            case PLANNED, ACCEPTED, ARRIVED, ON_BOARD, PICKED_UP ->
                ride.plannedDropOff().or(this::latest);
        };
    }

    private Optional<Instant> latest() {
        return ride.wish().window().map(window -> window.end().plus(way));
    }

    /** By how much the patient comes home after the order's latest hand-over; empty if there is time. */
    Optional<Duration> tooLateFor(Period order) {
        return at().filter(home -> home.isAfter(order.end())).map(home -> Duration.between(order.end(), home));
    }

    /** The window of the hand-over. */
    TimeWindow handOver(TimeWindow order) {
        long home = at().map(Instant::getEpochSecond).orElse(order.earliest());
        long earliest = Math.max(home, order.earliest());
        return new TimeWindow(earliest, Math.max(earliest, order.latest()));
    }

    /** Whether the delivery is planned to a home where nobody is yet. */
    boolean isMissedBy(TransportJob delivery) {
        boolean changeable = delivery.state() == JobState.PLANNED;
        return changeable
                && delivery.plannedDropOff()
                        .filter(planned -> at().filter(planned::isBefore).isPresent())
                        .isPresent();
    }
}
