package de.medicalhub.transport.planning.bench;

import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A made-up day of a given size, its first plan, and single orders to it; all as the hub itself asks its planner. */
final class Growth {
    private static final double MIB = 1024.0 * 1024.0;
    private static final int HOUR = 3_600;
    private static final int PROBES = 1_500;
    private static final int WARM_UP = 1_500;
    private static final int REFUSALS = 50;
    private static final int REQUESTS_PER_CLINIC = 50;
    /** So many of the rides begin in the first third of the day beside those that do so anyway. */
    private static final double MORNING = 0.1;

    private static final double TO_A_CLINIC = 0.45;
    private static final double TO_OR_FROM_A_CLINIC = 0.85;
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);

    private final Planner planner = new Planner(ROADS, Weights.USUAL, 7);
    private final int size;
    private final int vehicles;
    private final SplittableRandom random;
    private final List<GeoPoint> clinics = new ArrayList<>();
    private List<PlanTour> tours = List.of();
    private int placed;
    private double cpuSeconds;
    private double held;
    private double[] insertions = {};
    private double[] refusals = {};

    /** A day with so many requests and vehicles. */
    Growth(int size, int vehicles, long seed) {
        this.size = size;
        this.vehicles = vehicles;
        random = new SplittableRandom(seed);
        for (int c = 0; c <= size / REQUESTS_PER_CLINIC; c++) {
            clinics.add(point());
        }
    }

    /** Makes the day and plans it, without improvement. */
    void plan() {
        double before = heldNow();
        List<PlanTour> fleet = new ArrayList<>();
        for (int v = 0; v < vehicles; v++) {
            GeoPoint depot = point();
            Load places = v % 3 == 0 ? new Load(1, 1, 1, 1) : new Load(4, 1, 0, 1);
            fleet.add(new PlanTour(
                    "v" + v, depot, depot, new TimeWindow(0, 12 * HOUR), places, Set.of(), List.of()));
        }
        List<PlanJob> jobs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            jobs.add(job("j" + i, 1_800));
        }
        double from = Engine.cpuSeconds();
        Plan plan = planner.replan(fleet, jobs, 0);
        cpuSeconds = Engine.cpuSeconds() - from;
        tours = plan.tours();
        placed = size - plan.refused().size();
        held = heldNow() - before;
    }

    /** Asks for a place for one more order, again and again, in the plan as it is; then for one that nobody reaches in time. */
    void insertMany() {
        for (int round = 0; round < WARM_UP; round++) {
            planner.insert(tours, job("w" + round, 1_800));
        }
        insertions = measured(PROBES, 1_800, Answer.Placed.class::isInstance);
        refusals = measured(REFUSALS, 0, Answer.Refused.class::isInstance);
    }

    private double[] measured(int count, int window, Predicate<Answer> counts) {
        double[] microseconds = new double[count];
        int asked = 0;
        int got = 0;
        while (got < count) {
            PlanJob job = job("p" + asked, window);
            double from = Engine.cpuSeconds();
            Answer answer = planner.insert(tours, job);
            double used = Engine.cpuSeconds() - from;
            if (counts.test(answer)) {
                microseconds[got++] = used * 1e6;
            }
            if (asked++ > 10 * count) {
                throw new IllegalStateException("Too few answers of one kind: the day is no measure");
            }
        }
        Arrays.sort(microseconds);
        return microseconds;
    }

    /**
     * Most lead to a clinic or home from one, some from anywhere to anywhere. With no window at all: to be fetched in the first
     * minute of the day, from far away.
     */
    private PlanJob job(String id, int window) {
        boolean isHopeless = window == 0;
        int most = random.nextDouble() < MORNING ? 10 * HOUR / 3 : 10 * HOUR;
        long begin = isHopeless ? random.nextInt(60) : random.nextInt(most);
        int kind = random.nextInt(10);
        Load load = kind == 0 ? new Load(0, 0, 1) : kind < 3 ? new Load(0, 1, 0) : new Load(1, 0, 0);
        double way = random.nextDouble();
        boolean isBack = way >= TO_A_CLINIC && way < TO_OR_FROM_A_CLINIC;
        GeoPoint from = isHopeless ? new GeoPoint(51.2, 8.2) : isBack ? clinic() : point();
        GeoPoint to = way < TO_A_CLINIC ? clinic() : point();
        return new PlanJob(
                id,
                new Waypoint(from, new TimeWindow(begin, begin + window), 180),
                new Waypoint(to, TimeWindow.from(begin), 180),
                load,
                Set.of(),
                ROADS.secondsBetween(from, to) + 1_800);
    }

    private GeoPoint clinic() {
        return clinics.get(random.nextInt(clinics.size()));
    }

    /** In a district of 24 by 24 minutes. */
    private GeoPoint point() {
        return new GeoPoint(50.2 + random.nextDouble() * 0.138, 7.2 + random.nextDouble() * 0.216);
    }

    /** How many requests the first plan serves. */
    int placed() {
        return placed;
    }

    /** To the first plan. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    /** By day and plan, after a collection. */
    double heldMebibytes() {
        return held;
    }

    /** Processor time of one order that was placed, at this quantile: on a shared machine the clock on the wall measures the others. */
    double insertMicroseconds(double quantile) {
        return at(insertions, quantile);
    }

    /** The same of one that was refused, with its reason. */
    double refusalMicroseconds(double quantile) {
        return at(refusals, quantile);
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length))];
    }

    private static double heldNow() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
