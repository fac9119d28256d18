package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Best place of one job over all tours; of equal ones the first (rule 7). A tour that breaks a rule already gets nothing. */
public final class Insertion {
    private final TravelTimes travelTimes;
    private final Weights weights;
    private final Reasons reasons;

    /** With these drives and costs. */
    public Insertion(TravelTimes travelTimes, Weights weights) {
        this.travelTimes = travelTimes;
        this.weights = weights;
        reasons = new Reasons(travelTimes);
    }

    /** The tours with the job in them, or why it is in none. */
    public Answer insert(List<PlanTour> tours, PlanJob job) {
        Optional<Answer.Placed> placed = place(tours, job);
        return placed.isPresent() ? placed.get() : new Answer.Refused(reasons.whyNot(tours, job));
    }

    /** The tours with the job in them; empty if it has no place. */
    Optional<Answer.Placed> place(List<PlanTour> tours, PlanJob job) {
        DayModel day = new DayModel(tours, List.of(job), Set.of(), travelTimes, weights, false);
        int request = day.number(job.id());
        PlaceFinder finder = new PlaceFinder(day.problem(), day.maker());
        double least = Double.POSITIVE_INFINITY;
        Optional<Route> best = Optional.empty();
        int place = -1;
        for (int v = 0; v < tours.size(); v++) {
            Optional<Route> route = day.problem().mayCarry(v, request) ? day.route(v) : Optional.empty();
            double cost = route.isEmpty() ? Double.POSITIVE_INFINITY : finder.search(route.get(), request);
            if (cost < least) {
                least = cost;
                best = route;
                place = finder.place();
            }
        }
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Route longer = day.maker()
                .with(best.get(), request, place >>> 16, place & 0xFFFF)
                .orElseThrow();
        List<PlanTour> after = new ArrayList<>(tours);
        PlanTour changed = day.tour(longer);
        after.set(longer.vehicle(), changed);
        return Optional.of(new Answer.Placed(changed.id(), List.copyOf(after)));
    }
}
