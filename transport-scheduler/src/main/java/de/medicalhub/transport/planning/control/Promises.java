package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.Effort;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plans so that told times move as little as they must (rule 18): first by no more than the tolerance, then by three times as
 * much, and only then as far as the orders allow. No plan leaves it unchecked.
 */
public final class Promises {
    private static final List<Integer> TOLERANCES = List.of(1, 3);

    private final RouteTimes times;
    private final Insertion insertion;
    private final Replanning replanning;
    private final Safeguard safeguard;

    /** @param seed of the search */
    public Promises(TravelTimes roads, Weights weights, long seed) {
        times = new RouteTimes(roads);
        insertion = new Insertion(roads, weights);
        replanning = new Replanning(roads, weights, seed);
        safeguard = new Safeguard(roads);
    }

    /** The tour as it is to be driven, with what is left of its windows. */
    public PlanTour kept(PlanTour tour) {
        return new ToldTimes(times, 1).kept(tour);
    }

    /** One more job. */
    public Answer insert(List<PlanTour> tours, PlanJob job) {
        for (int tolerances : TOLERANCES) {
            ToldTimes told = new ToldTimes(times, tolerances);
            List<PlanTour> kept = tours.stream().map(told::kept).toList();
            PlanJob own = told.kept(job);
            if (isSame(List.of(own), List.of(job)) && isSame(kept, tours)) {
                break;
            }
            Optional<Answer.Placed> placed = insertion.place(kept, own);
            if (placed.isPresent()) {
                safeguard.accepted(kept, placed.get().tours());
                return new Answer.Placed(
                        placed.get().tourId(), whole(placed.get().tours(), tours, List.of(job)));
            }
        }
        Answer answer = insertion.insert(tours, job);
        if (answer instanceof Answer.Placed placed) {
            safeguard.accepted(tours, placed.tours());
        }
        return answer;
    }

    /** A whole day. Who waits and has no place that leaves others their told times gets one that moves them. */
    public Plan replan(List<PlanTour> tours, List<PlanJob> waiting, Effort effort) {
        ToldTimes told = new ToldTimes(times, 1);
        List<PlanTour> kept = tours.stream().map(told::kept).toList();
        List<PlanJob> own = waiting.stream().map(told::kept).toList();
        Plan plan = replanning.replan(kept, own, effort);
        safeguard.accepted(kept, plan.tours());
        List<PlanTour> planned = whole(plan.tours(), tours, waiting);
        Map<String, Refusal> refused = new LinkedHashMap<>(plan.refused());
        int tried = 0;
        if (!refused.isEmpty() && !(isSame(kept, tours) && isSame(own, waiting))) {
            for (PlanJob job : waiting) {
                boolean isOver = effort.interrupted().getAsBoolean();
                boolean wasTried =
                        refused.containsKey(job.id()) && refused.get(job.id()).rule() != Rule.PLANNING_CUT_SHORT;
                if (wasTried && (!isOver || tried++ < Replanning.EXPLAINED_ANYWAY)) {
                    Answer answer = insert(planned, job);
                    if (answer instanceof Answer.Placed placed) {
                        planned = placed.tours();
                        refused.remove(job.id());
                    } else if (answer instanceof Answer.Refused no) {
                        refused.put(job.id(), no.refusal());
                    }
                }
            }
        }
        return new Plan(planned, refused);
    }

    private static List<PlanTour> whole(List<PlanTour> planned, List<PlanTour> before, List<PlanJob> more) {
        Map<String, PlanJob> jobs = new HashMap<>();
        before.forEach(tour -> tour.stops().forEach(stop -> jobs.put(stop.job().id(), stop.job())));
        more.forEach(job -> jobs.put(job.id(), job));
        List<PlanTour> whole = new ArrayList<>();
        for (int t = 0; t < planned.size(); t++) {
            boolean untouched = isSame(List.of(planned.get(t)), List.of(before.get(t)));
            whole.add(untouched ? planned.get(t) : ToldTimes.whole(planned.get(t), before.get(t), jobs));
        }
        return List.copyOf(whole);
    }

    /** The very same, which is what {@link ToldTimes} gives back where nothing was told. */
    private static boolean isSame(List<?> some, List<?> others) {
        return IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
    }
}
