package de.medicalhub.transport.planning;

import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the checker says of all tours of a day on which nobody is aboard yet. */
final class Faults {
    private Faults() {}

    static List<String> of(TravelTimes roads, List<PlanTour> tours, Planner planner) {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PlanTour tour : tours) {
            planner.schedule(tour)
                    .ifPresentOrElse(
                            times -> faults.addAll(new PlanChecker(roads).check(tour, times, Set.of())),
                            () -> faults.add("4: no times for " + tour.id()));
            for (PlanStop stop : tour.stops()) {
                if (!seen.add(stop.job().id() + stop.action())) {
                    faults.add("5: on two tours " + stop.job().id());
                }
                if (!tour.canCarry(stop.job())) {
                    faults.add("3: cannot carry " + stop.job().id());
                }
            }
        }
        return faults;
    }
}
