package de.medicalhub.transport.planning;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a plan by walking along each tour, rule by rule, with no code of the planner's own; slow and plain on purpose.
 */
final class PlanChecker {
    private final TravelTimes travelTimes;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    PlanChecker(TravelTimes travelTimes) {
        this.travelTimes = travelTimes;
    }

    /** Every broken rule in words; empty for a good plan. */
    List<String> check(List<PlanTour> tours, Planner planner) {
        for (PlanTour tour : tours) {
            planner.schedule(tour)
                    .ifPresentOrElse(times -> walk(tour, times), () -> faults.add("4: no times for " + tour.id()));
        }
        return faults;
    }

    void walk(PlanTour tour, Schedule times) {
        long clock = times.departure();
        GeoPoint here = tour.start();
        Map<String, Long> leftPickup = new HashMap<>();
        Load aboard = Load.NONE;
        expect(clock >= tour.shift().earliest(), "4: leaves before the shift", tour.id());
        for (int i = 0; i < tour.stops().size(); i++) {
            PlanStop stop = tour.stops().get(i);
            PlanJob job = stop.job();
            Waypoint point = stop.action() == Action.PICKUP ? job.pickup() : job.dropOff();
            long begin = times.begins().get(i);
            expect(begin >= clock + travelTimes.secondsBetween(here, point.place()), "1: drives too fast", job.id());
            expect(begin >= point.window().earliest(), "1: begins too early", job.id());
            expect(begin <= point.window().latest(), "1: begins too late", job.id());
            clock = begin + point.serviceSeconds();
            here = point.place();
            if (stop.action() == Action.PICKUP) {
                expect(seen.add(job.id()), "5: picked up twice", job.id());
                leftPickup.put(job.id(), clock);
                aboard = aboard.plus(job.load());
            } else {
                Long left = leftPickup.remove(job.id());
                expect(left != null, "5: dropped off without pickup", job.id());
                expect(left == null || begin - left <= job.maxRideSeconds(), "2: rides too long", job.id());
                aboard = aboard.minus(job.load());
            }
            expect(aboard.seats() <= tour.places().seats(), "3: seats", job.id());
            expect(aboard.wheelchairPlaces() <= tour.places().wheelchairPlaces(), "3: wheelchairs", job.id());
            expect(aboard.stretchers() <= tour.places().stretchers(), "3: stretchers", job.id());
            expect(tour.has().containsAll(job.needs()), "3: equipment", job.id());
        }
        expect(leftPickup.isEmpty(), "5: still aboard at the end", tour.id());
        long home = clock + travelTimes.secondsBetween(here, tour.end());
        expect(times.end() >= home, "4: arrives too fast", tour.id());
        expect(home <= tour.shift().latest(), "4: ends after the shift", tour.id());
    }

    private void expect(boolean fine, String fault, String about) {
        if (!fine) {
            faults.add(fault + " (" + about + ")");
        }
    }
}
