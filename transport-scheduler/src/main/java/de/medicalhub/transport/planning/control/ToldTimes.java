package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.JobTerms.Told;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves of the windows only what keeps to the times that were told, where a tour still can (rule 18).
 *
 * @param times of tours as they are driven
 * @param tolerances how many times the tolerance a told time may move
 */
record ToldTimes(RouteTimes times, int tolerances) {
    /** The tour with what is left of the windows: of all told stops that are not frozen, else of as many as it can keep. */
    PlanTour kept(PlanTour tour) {
        List<String> told = tour.stops().stream()
                .filter(this::isTold)
                .map(stop -> stop.job().id())
                .toList();
        if (told.isEmpty()) {
            return tour;
        }
        PlanTour all = tour;
        for (String id : told) {
            all = narrowed(all, id, false);
        }
        if (isPossible(all)) {
            return all;
        }
        if (!isPossible(tour)) {
            return tour;
        }
        PlanTour kept = tour;
        for (String id : told) {
            PlanTour before = kept;
            kept = Optional.of(narrowed(before, id, false))
                    .filter(this::isPossible)
                    .or(() -> Optional.of(narrowed(before, id, true)).filter(this::isPossible))
                    .orElse(before);
        }
        return kept;
    }

    /** The job with what is left of its windows. */
    PlanJob kept(PlanJob job) {
        return narrowed(job, false);
    }

    private boolean isPossible(PlanTour tour) {
        return times.schedule(tour).isPresent();
    }

    private boolean isTold(PlanStop stop) {
        return !stop.frozen()
                && stop.job()
                        .terms()
                        .told()
                        .filter(told -> told.action() == stop.action())
                        .isPresent();
    }

    private PlanTour narrowed(PlanTour tour, String id, boolean onlyNotEarlier) {
        return tour.with(tour.stops().stream()
                .map(stop -> stop.job().id().equals(id)
                        ? new PlanStop(narrowed(stop.job(), onlyNotEarlier), stop.action(), stop.frozen())
                        : stop)
                .toList());
    }

    private PlanJob narrowed(PlanJob job, boolean onlyNotEarlier) {
        return job.terms()
                .told()
                .map(told -> narrowed(job, told, onlyNotEarlier))
                .orElse(job);
    }

    private PlanJob narrowed(PlanJob job, Told told, boolean onlyNotEarlier) {
        TimeWindow window = job.at(told.action()).window();
        long most = tolerances * told.toleranceSeconds();
        long earliest = Math.max(window.earliest(), told.at() - most);
        long latest = onlyNotEarlier ? window.latest() : Math.min(window.latest(), told.at() + most);
        boolean isSame = earliest == window.earliest() && latest == window.latest();
        return earliest > latest || isSame ? job : job.within(told.action(), new TimeWindow(earliest, latest));
    }

    /**
     * A planned tour with the whole windows again.
     *
     * @param before the same tour with whole windows as it was
     * @param jobs by id, with whole windows
     */
    static PlanTour whole(PlanTour planned, PlanTour before, Map<String, PlanJob> jobs) {
        List<PlanStop> stops = planned.stops().stream()
                .map(stop -> new PlanStop(jobs.getOrDefault(stop.job().id(), stop.job()), stop.action(), stop.frozen()))
                .toList();
        return stops.equals(before.stops()) ? before : before.with(stops);
    }
}
