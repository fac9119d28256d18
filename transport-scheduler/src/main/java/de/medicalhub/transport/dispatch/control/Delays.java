package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How late a tour is beside what was said (rule 26). */
final class Delays {
    /** Less is no news: traffic lights and lifts take as long. */
    private static final Duration WORTH_AN_ALERT = Duration.ofMinutes(10);

    private Delays() {}

    /**
     * A pickup that comes later than was said.
     *
     * @param said when it was said to be
     */
    record Delay(String jobId, Instant said, Duration late) {
        /** The same delay of the same promise is told once; who is told another time may be told of a delay again. */
        String alertId(String tourId) {
            return "late:" + tourId + ":" + jobId + ":" + said.getEpochSecond();
        }
    }

    /**
     * The greatest delay of a pickup that is ahead, if it is worth an alert.
     *
     * @param times of the tour as it can be driven now
     * @param promised by job id, when the pickup was said to be
     */
    static Optional<Delay> greatest(PlanTour tour, Schedule times, Map<String, Instant> promised) {
        return IntStream.range(0, tour.stops().size())
                .filter(i -> tour.stops().get(i).action() == Action.PICKUP)
                .mapToObj(i -> delay(tour.stops().get(i), times.begins().get(i), promised))
                .flatMap(Optional::stream)
                .filter(delay -> delay.late().compareTo(WORTH_AN_ALERT) >= 0)
                .max(Comparator.comparing(Delay::late));
    }

    private static Optional<Delay> delay(PlanStop stop, long begin, Map<String, Instant> promised) {
        String jobId = stop.job().id();
        return Optional.ofNullable(promised.get(jobId))
                .map(said -> new Delay(jobId, said, Duration.between(said, Instant.ofEpochSecond(begin))));
    }
}
