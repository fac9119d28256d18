package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.Obstacle;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.planning.control.LeastExcess.Excess;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the rule that keeps a job off every tour, and by how little it does (rule 8). */
final class Reasons {
    private static final long SECONDS_PER_MINUTE = 60;

    /** More than any day needs, far from where numbers end. */
    private static final long LONG = 10L * 365 * 24 * 60 * SECONDS_PER_MINUTE;

    private final TravelTimes travelTimes;

    Reasons(TravelTimes travelTimes) {
        this.travelTimes = travelTimes;
    }

    Refusal whyNot(List<PlanTour> tours, PlanJob job) {
        if (tours.isEmpty()) {
            return Refusal.of(Rule.NO_SHIFT);
        }
        List<PlanTour> fitting =
                tours.stream().filter(tour -> tour.canCarry(job)).toList();
        if (fitting.isEmpty()) {
            return new Refusal(missing(tours, job), 0, withoutOneCondition(tours, job));
        }
        boolean onlyOne = fitting.size() == 1 && tours.size() > 1;
        return Stream.of(Rule.WINDOW_MISSED, Rule.RIDE_TOO_LONG, Rule.NO_ROOM_IN_SHIFT)
                .flatMap(rule -> leastExcess(fitting, job, rule).map(found -> refusal(rule, found, onlyOne)).stream())
                .reduce((one, other) -> other.amount() < one.amount() ? other : one)
                .orElseGet(() -> besideBreaks(fitting, job, onlyOne)
                        .map(tour -> new Refusal(Rule.BREAK_NEEDED, 0, Optional.of(tour)))
                        .orElseGet(() -> Refusal.of(Rule.NO_ROOM_IN_SHIFT)));
    }

    private static Refusal refusal(Rule rule, Excess found, boolean onlyOne) {
        Obstacle obstacle =
                new Obstacle(found.tour().id(), onlyOne, found.after(), found.busyUntil(), found.possibleAt());
        return new Refusal(rule, minutes(found.seconds()), Optional.of(obstacle));
    }

    /** The cheapest tour that would have room if nobody had to rest; empty if even that would not help. */
    private Optional<Obstacle> besideBreaks(List<PlanTour> fitting, PlanJob job, boolean onlyOne) {
        List<PlanTour> resting = fitting.stream()
                .filter(tour -> !tour.terms().breaks().isEmpty())
                .toList();
        if (resting.isEmpty()) {
            return Optional.empty();
        }
        return cheapest(resting.stream().map(Reasons::withoutBreaks).toList(), job, onlyOne)
                .map(Found::obstacle);
    }

    /** Where the job would have its cheapest place if one of its conditions did not hold; empty if one is not enough. */
    private Optional<Obstacle> withoutOneCondition(List<PlanTour> tours, PlanJob job) {
        Map<Rule, PlanJob> relaxed = new EnumMap<>(Rule.class);
        if (!job.terms().onlyTours().isEmpty()) {
            relaxed.put(Rule.VEHICLE_NOT_ON_DUTY, job.onAnyTour());
        }
        for (Equipment need : job.needs()) {
            Set<Equipment> others = EnumSet.copyOf(job.needs());
            others.remove(need);
            Load load = need == Equipment.COLD_BOX ? job.load().uncooled() : job.load();
            relaxed.put(missing(need), job.with(load, others));
        }
        if (job.load().stretchers() > 0) {
            relaxed.put(Rule.NO_STRETCHER, job.with(job.load().sitting(), job.needs()));
        }
        if (job.load().wheelchairPlaces() > 0) {
            relaxed.put(Rule.NO_WHEELCHAIR_PLACE, job.with(job.load().sitting(), job.needs()));
        }
        return relaxed.entrySet().stream()
                .flatMap(one -> {
                    List<PlanTour> fitting = tours.stream()
                            .filter(tour -> tour.canCarry(one.getValue()))
                            .toList();
                    return fitting.isEmpty()
                            ? Stream.empty()
                            : cheapest(fitting, one.getValue(), false)
                                    .map(found -> found.lacking(one.getKey()))
                                    .stream();
                })
                .min(Comparator.comparingDouble(Found::cost))
                .map(Found::obstacle);
    }

    /** The cheapest place, with what it costs. */
    private record Found(double cost, Obstacle obstacle) {
        Found lacking(Rule condition) {
            return new Found(cost, obstacle.lacking(condition));
        }
    }

    private Optional<Found> cheapest(List<PlanTour> tours, PlanJob job, boolean onlyOne) {
        DayModel day = new DayModel(tours, List.of(job), Set.of(), travelTimes, Weights.DRIVING, false);
        PlaceFinder finder = new PlaceFinder(day.problem(), day.maker());
        int request = day.number(job.id());
        Optional<Found> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Route route : IntStream.range(0, tours.size())
                .mapToObj(day::route)
                .flatMap(Optional::stream)
                .toList()) {
            double cost = finder.search(route, request);
            if (cost < least) {
                least = cost;
                nearest = Optional.of(new Found(cost, obstacle(day, route, request, finder.place(), onlyOne)));
            }
        }
        return nearest;
    }

    private static Obstacle obstacle(DayModel day, Route route, int request, int place, boolean onlyOne) {
        int i = place >>> 16;
        Route with = day.maker().with(route, request, i, place & 0xFFFF).orElseThrow();
        double[] begins = day.maker().begins(with);
        boolean isFirst = i <= day.aboardCount(route.vehicle());
        double busyUntil = begins[i] + (isFirst ? 0 : day.problem().service(route.node(i)));
        return new Obstacle(
                day.tour(route).id(),
                onlyOne,
                isFirst ? Optional.empty() : Optional.of(day.stop(route.node(i))),
                Math.round(busyUntil),
                Math.round(begins[i + 1]));
    }

    private static PlanTour withoutBreaks(PlanTour tour) {
        return new PlanTour(
                tour.id(),
                tour.start(),
                tour.end(),
                tour.shift(),
                tour.places(),
                tour.has(),
                tour.stops(),
                tour.terms().resting(List.of()));
    }

    private static Rule missing(List<PlanTour> tours, PlanJob job) {
        if (tours.stream().noneMatch(tour -> tour.isAllowed(job))) {
            return Rule.VEHICLE_NOT_ON_DUTY;
        }
        if (job.load().stretchers() > 0
                && noPlace(tours, place -> place.stretchers() >= job.load().stretchers())) {
            return Rule.NO_STRETCHER;
        }
        if (job.load().wheelchairPlaces() > 0
                && noPlace(
                        tours, place -> place.wheelchairPlaces() >= job.load().wheelchairPlaces())) {
            return Rule.NO_WHEELCHAIR_PLACE;
        }
        return job.needs().stream()
                .sorted()
                .filter(need -> lacks(tours, need))
                .map(Reasons::missing)
                .findFirst()
                .orElse(Rule.NO_FITTING_VEHICLE);
    }

    private static boolean noPlace(List<PlanTour> tours, Predicate<Load> has) {
        return tours.stream().flatMap(PlanTour::setUps).noneMatch(has);
    }

    private static Rule missing(Equipment need) {
        return switch (need) {
            case CARRY_CHAIR -> Rule.NO_CARRY_CHAIR;
            case COLD_BOX -> Rule.NO_COLD_BOX;
            case OXYGEN -> Rule.NO_OXYGEN;
            case INFECTION_PROTECTION -> Rule.NO_INFECTION_PROTECTION;
            case CARRYING -> Rule.NO_CARRYING;
            case NARCOTICS -> Rule.NO_NARCOTICS_DRIVER;
        };
    }

    private static boolean lacks(List<PlanTour> tours, Equipment equipment) {
        return tours.stream().noneMatch(tour -> tour.has().contains(equipment));
    }

    /** Where and by how little the rule must give way, if it alone does; empty if that is not enough. */
    private Optional<Excess> leastExcess(List<PlanTour> fitting, PlanJob job, Rule rule) {
        List<PlanTour> tours = rule == Rule.NO_ROOM_IN_SHIFT
                ? fitting.stream().map(Reasons::withoutEnd).toList()
                : fitting;
        DayModel day = new DayModel(tours, List.of(relaxed(job, rule)), Set.of(), travelTimes, Weights.DRIVING, false);
        return new LeastExcess(day, fitting, job, rule).find();
    }

    private static PlanJob relaxed(PlanJob job, Rule rule) {
        return new PlanJob(
                job.id(),
                rule == Rule.WINDOW_MISSED ? withoutEnd(job.pickup()) : job.pickup(),
                rule == Rule.WINDOW_MISSED ? withoutEnd(job.dropOff()) : job.dropOff(),
                job.load(),
                job.needs(),
                rule == Rule.RIDE_TOO_LONG ? LONG : job.maxRideSeconds(),
                job.after(),
                job.terms());
    }

    private static Waypoint withoutEnd(Waypoint point) {
        TimeWindow open = TimeWindow.from(point.window().earliest());
        return point.within(open);
    }

    private static PlanTour withoutEnd(PlanTour tour) {
        return new PlanTour(
                tour.id(),
                tour.start(),
                tour.end(),
                TimeWindow.from(tour.shift().earliest()),
                tour.places(),
                tour.has(),
                tour.stops(),
                tour.terms());
    }

    private static long minutes(long seconds) {
        return Math.max(1, (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
    }
}
