package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanChecker;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of promises that a tour cannot keep any more: another vehicle may keep them; if none can, the same one comes
 * late (rule 5). Nobody loses their ride for a minute.
 */
record Lateness(Planner planner) {
    /** A ride that runs late may take as long as it takes. */
    static final long ANY_RIDE_SECONDS = 24 * 60 * 60;

    private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

    /** Plans are told in minutes. */
    private static final long SAME_SECONDS = 60;

    /** Whether these begins break what the order says. */
    static boolean isBroken(PlanJob asked, long pickup, long dropOff) {
        long aboard = dropOff - pickup - asked.pickup().serviceSeconds();
        return pickup > asked.pickup().window().latest()
                || dropOff > asked.dropOff().window().latest()
                || aboard > asked.maxRideSeconds() + SAME_SECONDS;
    }

    /**
     * The tour without those whose promise it cannot keep: of free jobs first what it cannot carry, then who would be late, at
     * last who comes last.
     *
     * @param left takes who left it
     */
    PlanTour keepable(PlanTour tour, List<PlanJob> left) {
        PlanTour kept = tour;
        for (PlanJob job : PlanInput.free(tour)) {
            if (!tour.canCarry(job)) {
                left.add(job);
                kept = kept.without(job);
            }
        }
        List<PlanJob> free = new ArrayList<>(PlanInput.free(kept));
        while (!free.isEmpty() && planner.schedule(kept).isEmpty()) {
            PlanJob gone = broken(kept, free).orElseGet(() -> free.get(free.size() - 1));
            free.remove(gone);
            left.add(gone);
            kept = kept.without(gone);
        }
        return kept;
    }

    private Optional<PlanJob> broken(PlanTour tour, List<PlanJob> free) {
        List<Long> begins = planner.earliest(tour).begins();
        Map<String, Long> pickups = new HashMap<>();
        Set<String> broken = new HashSet<>();
        for (int i = 0; i < begins.size(); i++) {
            PlanJob job = tour.stops().get(i).job();
            if (tour.stops().get(i).action() == Action.PICKUP) {
                pickups.put(job.id(), begins.get(i));
            } else if (isBroken(job, pickups.getOrDefault(job.id(), begins.get(i)), begins.get(i))) {
                broken.add(job.id());
            }
        }
        return free.stream().filter(job -> broken.contains(job.id())).findFirst();
    }

    /**
     * The plan's tours with who left them and found no other place (rule 5).
     *
     * @param before the tours as they stood
     * @param refused ids of all who found no place; who is back on a tour is taken out
     */
    List<PlanTour> withLate(List<PlanTour> planned, List<PlanTour> before, Set<String> refused) {
        List<PlanTour> late = new ArrayList<>();
        Set<String> back = new HashSet<>();
        for (int i = 0; i < planned.size(); i++) {
            PlanTour tour = withLate(planned.get(i), before.get(i), refused);
            tour.stops().stream()
                    .map(stop -> stop.job().id())
                    .filter(refused::remove)
                    .forEach(back::add);
            late.add(tour);
        }
        List<String> faults = PlanChecker.onTwoTours(late, back);
        if (!faults.isEmpty()) {
            LOG.error("Who is late is not put back onto their tours: {}", faults);
            refused.addAll(back);
            return planned;
        }
        return late;
    }

    /**
     * Who left the tour and found no other place is back where they were, late; but not where the vehicle, whatever the time,
     * could not carry them.
     *
     * @param now the tour as it is planned
     * @param before the same as it stood
     * @param refused ids of all who found no place
     */
    PlanTour withLate(PlanTour now, PlanTour before, Set<String> refused) {
        Map<String, PlanJob> back = new LinkedHashMap<>();
        PlanInput.free(before).stream()
                .filter(job -> refused.contains(job.id()) && before.canCarry(job))
                .forEach(job -> back.put(job.id(), job));
        PlanTour planned = now;
        for (PlanJob job : back.values()) {
            PlanTour longer = withLate(planned, before, opened(job));
            if (planner.faults(timeless(planned), timeless(longer)).isEmpty()) {
                planned = longer;
            }
        }
        return planned;
    }

    private static PlanTour withLate(PlanTour now, PlanTour before, PlanJob job) {
        List<PlanStop> stops = new ArrayList<>(now.stops());
        int from = now.frozenStops();
        for (PlanStop stop : before.stops()) {
            if (stop.job().id().equals(job.id())) {
                stops.add(from, PlanStop.free(job, stop.action()));
                from++;
            } else {
                from = Math.max(from, 1 + place(stops, stop));
            }
        }
        return now.with(stops);
    }

    private static int place(List<PlanStop> stops, PlanStop wanted) {
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).job().id().equals(wanted.job().id())
                    && stops.get(i).action() == wanted.action()) {
                return i;
            }
        }
        return -1;
    }

    private static PlanTour timeless(PlanTour tour) {
        return new PlanTour(
                tour.id(),
                tour.start(),
                tour.end(),
                TimeWindow.from(tour.shift().earliest()),
                tour.places(),
                tour.has(),
                tour.stops().stream()
                        .map(stop -> new PlanStop(opened(stop.job()), stop.action(), stop.frozen()))
                        .collect(Collectors.toList()),
                tour.terms().resting(List.of()));
    }

    /** Its windows bind no longer. */
    private static PlanJob opened(PlanJob job) {
        return new PlanJob(
                job.id(),
                opened(job.pickup()),
                opened(job.dropOff()),
                job.load(),
                job.needs(),
                ANY_RIDE_SECONDS,
                job.after(),
                job.terms());
    }

    private static Waypoint opened(Waypoint stop) {
        return new Waypoint(stop.place(), TimeWindow.from(stop.window().earliest()), stop.serviceSeconds());
    }
}
