package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans a day again: what is free is taken out and inserted in several orders, the best plan wins, then a few jobs at a
 * time are taken out and put back as long as it helps. A plan that leaves out somebody who had a place never wins
 * (rule 9).
 */
public final class Replanning {
    private static final int MOST_REMOVED = 10;

    private final RouteTimes times;
    private final Insertion insertion;
    private final long seed;

    /**
     * @param seed of the improvement
     */
    public Replanning(RouteTimes times, Insertion insertion, long seed) {
        this.times = times;
        this.insertion = insertion;
        this.seed = seed;
    }

    /** The best plan found; at worst the old one with those of the waiting jobs that still fit in. */
    public Plan replan(List<PlanTour> tours, List<PlanJob> waiting, int rounds) {
        List<PlanJob> planned = free(tours);
        Draft best = fill(tours, byPickup(waiting));
        List<PlanTour> empty = without(tours, planned);
        List<PlanJob> all = Stream.concat(planned.stream(), waiting.stream()).toList();
        Set<String> promised = ids(planned);
        for (List<PlanJob> order : List.of(byPickup(all), byLatest(all), hardestFirst(tours, all))) {
            best = better(best, fill(empty, order), promised);
        }
        return improve(best, promised, rounds).toPlan();
    }

    private Draft improve(Draft start, Set<String> promised, int rounds) {
        Random random = new Random(seed);
        Draft best = start;
        for (int round = 0; round < rounds; round++) {
            List<PlanJob> placed = new ArrayList<>(free(best.tours));
            if (placed.isEmpty()) {
                return best;
            }
            Collections.shuffle(placed, random);
            int most = Math.min(MOST_REMOVED, Math.max(1, placed.size() / 2));
            List<PlanJob> removed = placed.subList(0, 1 + random.nextInt(most));
            List<PlanJob> order = new ArrayList<>(best.waiting.values());
            order.addAll(removed);
            Collections.shuffle(order, random);
            best = better(best, fill(without(best.tours, removed), order), promised);
        }
        return best;
    }

    private Draft better(Draft old, Draft other, Set<String> promised) {
        boolean breaksPromise = other.waiting.keySet().stream().anyMatch(promised::contains);
        int fewer = Integer.compare(other.waiting.size(), old.waiting.size());
        boolean wins = fewer < 0 || (fewer == 0 && other.drivingSeconds < old.drivingSeconds);
        return wins && !breaksPromise ? other : old;
    }

    private Draft fill(List<PlanTour> tours, List<PlanJob> order) {
        List<PlanTour> filled = tours;
        Map<String, PlanJob> left = new LinkedHashMap<>();
        Map<String, Refusal> reasons = new LinkedHashMap<>();
        for (PlanJob job : order) {
            Answer answer = insertion.insert(filled, job);
            if (answer instanceof Answer.Placed placed) {
                filled = placed.tours();
            } else if (answer instanceof Answer.Refused refused) {
                left.put(job.id(), job);
                reasons.put(job.id(), refused.refusal());
            }
        }
        long driving = filled.stream()
                .mapToLong(tour -> times.earliest(tour).drivingSeconds())
                .sum();
        return new Draft(filled, left, reasons, driving);
    }

    /** Jobs of which no stop is frozen and whose pickup is still ahead. */
    private static List<PlanJob> free(List<PlanTour> tours) {
        return tours.stream()
                .flatMap(tour -> tour.stops().stream())
                .filter(stop -> stop.action() == Action.PICKUP && !stop.frozen())
                .map(PlanStop::job)
                .toList();
    }

    private static List<PlanTour> without(List<PlanTour> tours, List<PlanJob> jobs) {
        Set<String> gone = ids(jobs);
        return tours.stream()
                .map(tour -> tour.with(tour.stops().stream()
                        .filter(stop -> !gone.contains(stop.job().id()))
                        .toList()))
                .toList();
    }

    private static Set<String> ids(List<PlanJob> jobs) {
        Set<String> ids = new LinkedHashSet<>();
        jobs.forEach(job -> ids.add(job.id()));
        return ids;
    }

    private static List<PlanJob> byPickup(List<PlanJob> jobs) {
        return sorted(
                jobs, Comparator.comparingLong(job -> job.pickup().window().earliest()));
    }

    private static List<PlanJob> byLatest(List<PlanJob> jobs) {
        return sorted(
                jobs,
                Comparator.comparingLong(job -> Math.min(
                        job.pickup().window().latest(), job.dropOff().window().latest())));
    }

    private static List<PlanJob> hardestFirst(List<PlanTour> tours, List<PlanJob> jobs) {
        return sorted(
                jobs,
                Comparator.comparingLong(
                        job -> tours.stream().filter(tour -> tour.canCarry(job)).count()));
    }

    private static List<PlanJob> sorted(List<PlanJob> jobs, Comparator<PlanJob> order) {
        return jobs.stream().sorted(order.thenComparing(PlanJob::id)).toList();
    }

    private record Draft(
            List<PlanTour> tours, Map<String, PlanJob> waiting, Map<String, Refusal> reasons, long drivingSeconds) {
        Plan toPlan() {
            return new Plan(tours, reasons);
        }
    }
}
