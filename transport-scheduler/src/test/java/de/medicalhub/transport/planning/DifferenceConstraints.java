package de.medicalhub.transport.planning;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says whether any times keep a tour's windows and ride times, by a second way: windows, drives and rides are
 * differences of two begins, so there are times if and only if their graph has no negative cycle (Bellman and Ford).
 */
final class DifferenceConstraints {
    private final List<long[]> edges = new ArrayList<>();
    private final int vertices;

    DifferenceConstraints(PlanTour tour, TravelTimes travelTimes) {
        int last = tour.stops().size() + 1;
        int zero = last + 1;
        vertices = last + 2;
        window(0, zero, tour.shift());
        window(last, zero, tour.shift());
        Map<String, Integer> pickups = new HashMap<>();
        GeoPoint here = tour.start();
        long service = 0;
        for (int i = 1; i <= last; i++) {
            GeoPoint next =
                    i == last ? tour.end() : tour.stops().get(i - 1).waypoint().place();
            atLeast(i, i - 1, service + travelTimes.secondsBetween(here, next));
            if (i < last) {
                PlanStop stop = tour.stops().get(i - 1);
                window(i, zero, stop.waypoint().window());
                ride(i, stop, pickups);
                service = stop.waypoint().serviceSeconds();
            }
            here = next;
        }
    }

    private void ride(int vertex, PlanStop stop, Map<String, Integer> pickups) {
        if (stop.action() == Action.PICKUP) {
            pickups.put(stop.job().id(), vertex);
            return;
        }
        Integer pickup = pickups.get(stop.job().id());
        if (pickup != null) {
            atMost(
                    vertex,
                    pickup,
                    stop.job().maxRideSeconds() + stop.job().pickup().serviceSeconds());
        }
    }

    private void window(int vertex, int zero, TimeWindow window) {
        atLeast(vertex, zero, window.earliest());
        atMost(vertex, zero, window.latest());
    }

    private void atLeast(int later, int earlier, long difference) {
        edges.add(new long[] {later, earlier, -difference});
    }

    private void atMost(int later, int earlier, long difference) {
        edges.add(new long[] {earlier, later, difference});
    }

    boolean solvable() {
        long[] distance = new long[vertices];
        for (int round = 0; round <= vertices; round++) {
            boolean changed = false;
            for (long[] edge : edges) {
                long shorter = distance[(int) edge[0]] + edge[2];
                if (shorter < distance[(int) edge[1]]) {
                    distance[(int) edge[1]] = shorter;
                    changed = true;
                }
            }
            if (!changed) {
                return true;
            }
        }
        return false;
    }
}
