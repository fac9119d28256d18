package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds the rule that keeps a job off every tour (rule 8). */
final class Reasons {
    private static final long SECONDS_PER_MINUTE = 60;

    private final RouteTimes times;

    Reasons(RouteTimes times) {
        this.times = times;
    }

    Refusal whyNot(List<PlanTour> tours, PlanJob job) {
        if (tours.isEmpty()) {
            return Refusal.of(Rule.NO_SHIFT);
        }
        List<PlanTour> fitting =
                tours.stream().filter(tour -> tour.canCarry(job)).toList();
        if (fitting.isEmpty()) {
            return Refusal.of(missing(tours, job));
        }
        OptionalLong missed = secondsMissed(fitting, job);
        return missed.isPresent()
                ? new Refusal(Rule.WINDOW_MISSED, minutes(missed.getAsLong()))
                : Refusal.of(Rule.NO_ROOM_IN_SHIFT);
    }

    private static Rule missing(List<PlanTour> tours, PlanJob job) {
        if (job.load().stretchers() > 0
                && none(tours, tour -> tour.places().stretchers() >= job.load().stretchers())) {
            return Rule.NO_STRETCHER;
        }
        if (job.load().wheelchairPlaces() > 0
                && none(
                        tours,
                        tour -> tour.places().wheelchairPlaces() >= job.load().wheelchairPlaces())) {
            return Rule.NO_WHEELCHAIR_PLACE;
        }
        if (job.needs().contains(Equipment.CARRY_CHAIR)
                && none(tours, tour -> tour.has().contains(Equipment.CARRY_CHAIR))) {
            return Rule.NO_CARRY_CHAIR;
        }
        if (job.needs().contains(Equipment.COLD_BOX)
                && none(tours, tour -> tour.has().contains(Equipment.COLD_BOX))) {
            return Rule.NO_COLD_BOX;
        }
        return Rule.NO_FITTING_VEHICLE;
    }

    private static boolean none(List<PlanTour> tours, Predicate<PlanTour> has) {
        return tours.stream().noneMatch(has);
    }

    /** How late the job's own stops would be at least if only their windows had no end. */
    private OptionalLong secondsMissed(List<PlanTour> fitting, PlanJob job) {
        PlanJob patient = withoutEnd(job);
        OptionalLong least = OptionalLong.empty();
        for (PlanTour tour : fitting) {
            for (int i = tour.frozenStops(); i <= tour.stops().size(); i++) {
                for (int j = i; j <= tour.stops().size(); j++) {
                    if (times.schedule(tour.with(patient, i, j)).isPresent()) {
                        long late = lateness(tour, job, i, j);
                        least = OptionalLong.of(Math.min(late, least.orElse(Long.MAX_VALUE)));
                    }
                }
            }
        }
        return least;
    }

    private long lateness(PlanTour tour, PlanJob job, int i, int j) {
        return times.lateness(tour.with(job, i, j));
    }

    private static PlanJob withoutEnd(PlanJob job) {
        return new PlanJob(
                job.id(),
                withoutEnd(job.pickup()),
                withoutEnd(job.dropOff()),
                job.load(),
                job.needs(),
                job.maxRideSeconds(),
                job.after());
    }

    private static Waypoint withoutEnd(Waypoint point) {
        TimeWindow open = TimeWindow.from(point.window().earliest());
        return new Waypoint(point.place(), open, point.serviceSeconds());
    }

    private static long minutes(long seconds) {
        return Math.max(1, (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
    }
}
