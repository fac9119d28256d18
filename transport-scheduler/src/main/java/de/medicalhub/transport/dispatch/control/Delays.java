package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How late a tour is beside what was said (rule 26). */
final class Delays {
    /** Less is no news: traffic lights and lifts take as long. */
    private static final Duration WORTH_AN_ALERT = Duration.ofMinutes(10);

    private Delays() {}

    /**
     * A stop that comes later than was said.
     *
     * @param stopId as of {@link Stop#idOf}
     * @param said when it was said to be
     */
    record Delay(String stopId, Instant said, Duration late) {
        /** The same delay of the same promise is told once; who is told another time may be told of a delay again. */
        String alertId(String tourId) {
            return "late:" + tourId + ":" + stopId + ":" + said.getEpochSecond();
        }
    }

    /** When these jobs were said to be picked up and dropped off, by the stops' ids; whom the vehicle has reached is not late any more. */
    static Map<String, Instant> said(List<TransportJob> jobs) {
        Map<String, Instant> said = new HashMap<>();
        for (TransportJob job : jobs) {
            job.plannedPickup()
                    .filter(at -> !job.state().isAtPickup())
                    .ifPresent(at -> said.put(Stop.idOf(job.id(), Action.PICKUP), at));
            job.plannedDropOff().ifPresent(at -> said.put(Stop.idOf(job.id(), Action.DROP_OFF), at));
        }
        return said;
    }

    /**
     * The greatest delay of a stop that is ahead, if it is worth an alert.
     *
     * @param times of the tour as it can be driven now, as early as the road allows: a break that may come later makes nobody late
     * @param said by the stops' ids, when each was said to be
     */
    static Optional<Delay> greatest(PlanTour tour, Schedule times, Map<String, Instant> said) {
        return IntStream.range(0, tour.stops().size())
                .mapToObj(i -> delay(tour.stops().get(i), times.begins().get(i), said))
                .flatMap(Optional::stream)
                .filter(delay -> delay.late().compareTo(WORTH_AN_ALERT) >= 0)
                .max(Comparator.comparing(Delay::late));
    }

    private static Optional<Delay> delay(PlanStop stop, long begin, Map<String, Instant> said) {
        String stopId = Stop.idOf(stop.job().id(), stop.action());
        return Optional.ofNullable(said.get(stopId))
                .map(at -> new Delay(stopId, at, Duration.between(at, Instant.ofEpochSecond(begin))));
    }
}
