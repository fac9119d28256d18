package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Best place of a pair of stops over all tours; of equal ones the first (rule 7). */
public final class Insertion {
    private final RouteTimes times;
    private final Reasons reasons;

    /** With these route times. */
    public Insertion(RouteTimes times) {
        this.times = times;
        this.reasons = new Reasons(times);
    }

    /** The tours with the job in them, or why it is in none. */
    public Answer insert(List<PlanTour> tours, PlanJob job) {
        Best best = new Best();
        for (int index = 0; index < tours.size(); index++) {
            if (tours.get(index).canCarry(job)) {
                tryTour(tours.get(index), index, job, best);
            }
        }
        PlanTour changed = best.tour;
        if (changed == null) {
            return new Answer.Refused(reasons.whyNot(tours, job));
        }
        List<PlanTour> after = new ArrayList<>(tours);
        after.set(best.index, changed);
        return new Answer.Placed(changed.id(), List.copyOf(after));
    }

    private void tryTour(PlanTour tour, int index, PlanJob job, Best best) {
        long before = times.earliest(tour).drivingSeconds();
        int size = tour.stops().size();
        for (int i = tour.frozenStops(); i <= size; i++) {
            for (int j = i; j <= size; j++) {
                PlanTour longer = tour.with(job, i, j);
                Optional<Schedule> schedule = times.schedule(longer);
                schedule.ifPresent(found -> best.offer(found.drivingSeconds() - before, longer, index));
            }
        }
    }

    private static final class Best {
        private long added = Long.MAX_VALUE;
        private int index;
        private @Nullable PlanTour tour;

        void offer(long addedSeconds, PlanTour candidate, int candidateIndex) {
            if (addedSeconds < added) {
                added = addedSeconds;
                tour = candidate;
                index = candidateIndex;
            }
        }
    }
}
