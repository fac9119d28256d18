package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * By how little one rule must give way so that a job has a place. A glance says of each pair of places what it breaks the rule
 * by at least; they are judged exactly in this order until none can be better, but not more than {@link #MOST_JUDGED} that can be.
 * Those that cannot be at all (a break, say, has no room beside the job) are passed over, up to {@link #MOST_PASSED_OVER}.
 */
final class LeastExcess {
    private static final int MOST_JUDGED = 300;

    /** A refusal must not take longer than a moment even where no break has room anywhere. */
    private static final int MOST_PASSED_OVER = 3_000;

    private final DayModel day;
    private final Problem problem;
    private final PlaceFinder rooms;
    private final List<PlanTour> tours;
    private final PlanJob job;
    private final Rule rule;
    private final int request;
    private final List<Place> places = new ArrayList<>();

    /** A place behind these positions, and by how much it breaks the rule at least. */
    private record Place(Route route, int i, int k, double least) {}

    /**
     * Where the rule is broken least.
     *
     * @param seconds by which it is
     * @param after the stop before the pickup
     * @param busyUntil when that stop ends, or the vehicle leaves where it begins; seconds since 1970
     * @param possibleAt when the pickup would begin, or the drop-off if only that is late; seconds since 1970
     */
    record Excess(long seconds, PlanTour tour, Optional<PlanStop> after, long busyUntil, long possibleAt) {}

    /**
     * @param day without the rule
     * @param tours the same tours with it
     * @param job with it
     */
    LeastExcess(DayModel day, List<PlanTour> tours, PlanJob job, Rule rule) {
        this.day = day;
        this.tours = tours;
        this.job = job;
        this.rule = rule;
        problem = day.problem();
        rooms = new PlaceFinder(problem, day.maker());
        request = day.number(job.id());
    }

    /** Empty if the job has no place even so. */
    Optional<Excess> find() {
        for (int v = 0; v < tours.size(); v++) {
            day.route(v).ifPresent(this::collect);
        }
        places.sort(Comparator.comparingDouble(Place::least));
        long least = Long.MAX_VALUE;
        Optional<Excess> best = Optional.empty();
        int judged = 0;
        int tried = 0;
        for (Place place : places) {
            if (place.least() >= least || judged == MOST_JUDGED || tried++ - judged == MOST_PASSED_OVER) {
                break;
            }
            Optional<Route> with = day.maker().with(place.route(), request, place.i(), place.k());
            judged += with.isPresent() ? 1 : 0;
            long excess = with.map(route -> excess(route, place)).orElse(0L);
            if (excess > 0 && excess < least) {
                least = excess;
                best = Optional.of(found(with.orElseThrow(), place, excess));
            }
        }
        return best;
    }

    private Excess found(Route with, Place place, long seconds) {
        double[] begins = day.maker().begins(with);
        boolean isFirst = place.i() <= day.aboardCount(with.vehicle());
        double pickup = begins[place.i() + 1];
        boolean latePickup = Math.round(pickup) > job.pickup().window().latest();
        return new Excess(
                seconds,
                tours.get(with.vehicle()),
                isFirst ? Optional.empty() : Optional.of(day.stop(with.node(place.i()))),
                Math.round(isFirst ? begins[place.i()] : begins[place.i()] + serviceAt(with, place.i())),
                Math.round(latePickup ? pickup : begins[place.k() + 2]));
    }

    private void collect(Route route) {
        for (int i = route.fixed(); i <= route.length(); i++) {
            double free = route.begin(i) + serviceAt(route, i);
            double begin = Math.max(free + problem.drive(route.node(i), request), problem.earliest(request));
            if (begin <= problem.latest(request) + Problem.SAME && rooms.fits(route, request, i)) {
                fromPickup(route, i, begin);
            }
        }
    }

    private void fromPickup(Route route, int i, double begin) {
        int dropOff = request + problem.size();
        double leave = begin + problem.service(request);
        double free = leave;
        double way = 0;
        int here = request;
        for (int k = i; k <= route.length(); k++) {
            if (k > i) {
                double drive = problem.drive(here, route.node(k));
                double clock = Math.max(free + drive, route.begin(k));
                if (clock > route.latest(k) + Problem.SAME || !rooms.fits(route, request, k)) {
                    return;
                }
                here = route.node(k);
                free = clock + problem.service(here);
                way += drive + problem.service(here);
            }
            double last = problem.drive(here, dropOff);
            double at = Math.max(free + last, problem.earliest(dropOff));
            double then = at + problem.service(dropOff) + problem.drive(dropOff, route.node(k + 1));
            if (at <= problem.latest(dropOff) + Problem.SAME
                    && way + last <= problem.maxRide(request) + Problem.SAME
                    && then <= route.latest(k + 1) + Problem.SAME) {
                places.add(new Place(route, i, k, atLeast(route, k, begin, at, way + last, then)));
            }
        }
    }

    private double atLeast(Route route, int k, double begin, double at, double way, double then) {
        return switch (rule) {
            case RIDE_TOO_LONG -> way - job.maxRideSeconds();
            case NO_ROOM_IN_SHIFT ->
                home(route, k + 1, then) - tours.get(route.vehicle()).shift().latest();
            default -> missed(begin, at);
        };
    }

    /** When the vehicle is home if it is at that position then. */
    private double home(Route route, int position, double then) {
        double clock = Math.max(then, route.begin(position));
        for (int k = position; k <= route.length(); k++) {
            double drive = problem.drive(route.node(k), route.node(k + 1));
            clock = Math.max(clock + problem.service(route.node(k)) + drive, route.begin(k + 1));
        }
        return clock;
    }

    private double serviceAt(Route route, int position) {
        return position == 0 ? 0 : problem.service(route.node(position));
    }

    private double missed(double pickup, double dropOff) {
        return Math.max(
                pickup - job.pickup().window().latest(),
                dropOff - job.dropOff().window().latest());
    }

    private long excess(Route with, Place place) {
        double[] begins = day.maker().begins(with);
        double pickup = begins[place.i() + 1];
        double dropOff = begins[place.k() + 2];
        return switch (rule) {
            case RIDE_TOO_LONG -> Math.round(dropOff - pickup) - job.pickup().serviceSeconds() - job.maxRideSeconds();
            case NO_ROOM_IN_SHIFT ->
                Math.round(begins[begins.length - 1])
                        - tours.get(with.vehicle()).shift().latest();
            default ->
                Math.round(
                        problem.vehicle(with.vehicle()).pauses().isEmpty()
                                ? missed(with.begin(place.i() + 1), with.begin(place.k() + 2))
                                : missed(pickup, dropOff));
        };
    }
}
