package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanChecker;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets no plan out that the independent checker would not accept, and none that takes back what was promised. */
public final class Safeguard {
    private final RouteTimes times;
    private final PlanChecker checker;

    /** With the drives that plans are made with. */
    public Safeguard(TravelTimes travelTimes) {
        times = new RouteTimes(travelTimes);
        checker = new PlanChecker(travelTimes);
    }

    /**
     * The new tours, if they keep every rule; those that are as before are not looked at.
     *
     * @throws IllegalStateException if a rule is broken: a fault of the planner, nothing must be written then
     */
    public List<PlanTour> accepted(List<PlanTour> before, List<PlanTour> after) {
        List<String> faults = new ArrayList<>();
        Set<String> planned = new HashSet<>();
        Set<String> promised = new LinkedHashSet<>();
        for (int t = 0; t < after.size(); t++) {
            PlanTour old = before.get(t);
            PlanTour tour = after.get(t);
            if (!tour.stops().equals(old.stops())) {
                faults.addAll(faults(old, tour));
                tour.stops().forEach(stop -> planned.add(stop.job().id()));
                old.stops().forEach(stop -> promised.add(stop.job().id()));
            }
        }
        faults.addAll(PlanChecker.onTwoTours(after, planned));
        promised.removeAll(planned);
        promised.forEach(id -> faults.add("9: left out (" + id + ")"));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The plan breaks rules: " + faults);
        }
        return after;
    }

    /** What the checker says of a tour that was changed; empty if it may be driven so. */
    public List<String> faults(PlanTour old, PlanTour tour) {
        int frozen = old.frozenStops();
        if (tour.stops().size() < frozen
                || !tour.stops().subList(0, frozen).equals(old.stops().subList(0, frozen))) {
            return List.of("6: frozen stops changed (" + tour.id() + ")");
        }
        return times.schedule(tour)
                .map((Schedule found) -> checker.check(tour, found, aboard(old), ids(old)))
                .orElseGet(() -> List.of("1: no times (" + tour.id() + ")"));
    }

    private static Set<String> ids(PlanTour tour) {
        Set<String> ids = new HashSet<>();
        tour.stops().forEach(stop -> ids.add(stop.job().id()));
        return ids;
    }

    /** Ids of the jobs that are dropped off but not picked up. */
    private static Set<String> aboard(PlanTour tour) {
        Set<String> ids = ids(tour);
        tour.stops().stream()
                .filter(stop -> stop.action() == Action.PICKUP)
                .forEach(stop -> ids.remove(stop.job().id()));
        return ids;
    }
}
