package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Effort;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a day again: those who wait get the best places that are free, then the search moves whatever is not frozen. Tours
 * that break a rule already are left as they are. Who had a place keeps one (rule 9).
 */
public final class Replanning {
    private static final long STEPS_PER_ROUND = 100;

    /** Of those who have no place so many hear why, even when the time is over: each reason takes as long as many places. */
    static final int EXPLAINED_ANYWAY = 20;

    private final TravelTimes travelTimes;
    private final Weights weights;
    private final Reasons reasons;
    private final long seed;

    /** @param seed of the search */
    public Replanning(TravelTimes travelTimes, Weights weights, long seed) {
        this.travelTimes = travelTimes;
        this.weights = weights;
        this.seed = seed;
        reasons = new Reasons(travelTimes);
    }

    /** The best plan found; at worst the old one with those of the waiting jobs that still fit in. */
    public Plan replan(List<PlanTour> tours, List<PlanJob> waiting, Effort effort) {
        RouteTimes times = new RouteTimes(travelTimes);
        List<PlanTour> open = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int t = 0; t < tours.size(); t++) {
            if (times.schedule(tours.get(t)).isPresent()) {
                open.add(tours.get(t));
                places.add(t);
            }
        }
        List<PlanTour> planned = new ArrayList<>(tours);
        Map<String, Refusal> refused = new LinkedHashMap<>();
        List<PlanJob> left = open.isEmpty() ? waiting : improve(open, waiting, effort, places, planned, refused);
        int explained = 0;
        for (PlanJob job : left) {
            // Reasons take their time, too: whoever listens hears that planning is alive.
            boolean isOver = effort.interrupted().getAsBoolean();
            if (!isOver || explained++ < EXPLAINED_ANYWAY) {
                refused.put(job.id(), reasons.whyNot(planned, job));
            } else {
                refused.put(job.id(), Refusal.of(Rule.NO_PLACE_FOUND));
            }
        }
        return new Plan(planned, refused);
    }

    /** Plans the open tours; answers who was tried and has no place, and refuses who was not tried. */
    private List<PlanJob> improve(
            List<PlanTour> open,
            List<PlanJob> waiting,
            Effort effort,
            List<Integer> places,
            List<PlanTour> planned,
            Map<String, Refusal> refused) {
        Set<String> promised = new HashSet<>();
        open.forEach(tour -> promised.addAll(pickups(tour)));
        DayModel day = new DayModel(open, waiting, promised, travelTimes, weights, true);
        Route[] start = new Route[open.size()];
        for (int v = 0; v < start.length; v++) {
            start[v] = day.route(v).orElseThrow();
        }
        Searches searches = new Searches(day.problem(), start, seed, effort.threads());
        Route[] best = searches.run(effort.rounds() * STEPS_PER_ROUND, effort.interrupted());
        Set<Integer> placed = new HashSet<>();
        for (int v = 0; v < best.length; v++) {
            planned.set(places.get(v), best[v] == start[v] ? open.get(v) : day.tour(best[v]));
            for (int k = 1; k <= best[v].length(); k++) {
                placed.add(best[v].node(k));
            }
        }
        BitSet untried = searches.untried();
        List<PlanJob> left = new ArrayList<>();
        for (PlanJob job : waiting) {
            int number = day.number(job.id());
            if (placed.contains(number)) {
                continue;
            }
            if (untried.get(number)) {
                refused.put(job.id(), Refusal.of(Rule.PLANNING_CUT_SHORT));
            } else {
                left.add(job);
            }
        }
        return left;
    }

    private static Set<String> pickups(PlanTour tour) {
        Set<String> ids = new HashSet<>();
        for (PlanStop stop : tour.stops()) {
            Optional.of(stop)
                    .filter(one -> one.action() == Action.PICKUP)
                    .ifPresent(one -> ids.add(one.job().id()));
        }
        return ids;
    }
}
