package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Costs;
import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Request;
import de.medicalhub.transport.planning.entity.Room;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import de.medicalhub.transport.planning.entity.Vehicle;
import de.medicalhub.transport.planning.entity.Visit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A made-up day of a given size, its first plan, and many single insertions into it. */
public final class Growth {
    private static final double DISTRICT = 24;
    private static final double DAY = 600;
    private static final double MIB = 1024.0 * 1024.0;
    private static final int PROBES = 2_000;
    private static final int WARM_UP = 500;

    private final int size;
    private final int vehicles;
    private final SplittableRandom random;
    private final long[] nanoseconds = new long[PROBES];
    private Problem problem;
    private Route[] plan;
    private double cpuSeconds;
    private double held;

    /** A day with so many requests and vehicles. */
    public Growth(int size, int vehicles, long seed) {
        this.size = size;
        this.vehicles = vehicles;
        random = new SplittableRandom(seed);
    }

    /** Makes the day (with the probes, which are not planned) and plans it. */
    public void plan() {
        double before = heldNow();
        List<double[]> places = new ArrayList<>();
        for (int node = 0; node < 2 * (size + PROBES) + 1; node++) {
            places.add(new double[] {random.nextDouble() * DISTRICT, random.nextDouble() * DISTRICT});
        }
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < size + PROBES; i++) {
            requests.add(request(distance(places.get(i), places.get(i + size + PROBES))));
        }
        List<Vehicle> fleet = new ArrayList<>();
        int depot = places.size() - 1;
        for (int v = 0; v < vehicles; v++) {
            fleet.add(new Vehicle(depot, depot, 0, DAY + 120, DAY + 120, v % 3 == 0 ? Room.of(1, 1, 1, 1) : Room.of(1, 4, 0, 1)));
        }
        double from = cpuNow();
        problem = new Problem(
                requests, fleet, places.size(), (a, b) -> distance(places.get(a), places.get(b)), Costs.DRIVING, true);
        RouteMaker maker = new RouteMaker(problem);
        Route[] empty = new Route[vehicles];
        for (int v = 0; v < vehicles; v++) {
            empty[v] = maker.first(v).orElseThrow();
        }
        Draft draft = new Draft(problem, maker, empty);
        Repair repair = new Repair(problem, new PlaceFinder(problem, maker), random);
        repair.tightestFirst(draft, size);
        cpuSeconds = cpuNow() - from;
        plan = draft.routes().clone();
        held = heldNow() - before;
    }

    private Request request(double direct) {
        double begin = random.nextDouble() < 0.4 ? random.nextDouble() * DAY / 3 : random.nextDouble() * DAY;
        Visit pickup = new Visit(begin, begin + 30, 3);
        int kind = random.nextInt(10);
        List<Integer> load = kind == 0 ? Room.of(0, 0, 1, 0) : kind < 3 ? Room.of(0, 0, 0, 1) : Room.of(0, 1, 0, 0);
        return new Request(pickup, new Visit(0, DAY + 120, 3), direct + 30, load);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    /** Finds the best place of each probe in the plan as it is. */
    public void insertMany() {
        PlaceFinder finder = new PlaceFinder(problem, new RouteMaker(problem));
        double found = 0;
        for (int round = 0; round < WARM_UP + PROBES; round++) {
            int probe = size + round % PROBES;
            double from = cpuNow();
            double least = Double.POSITIVE_INFINITY;
            for (Route route : plan) {
                least = Math.min(least, finder.search(route, probe));
            }
            nanoseconds[round % PROBES] = Math.round((cpuNow() - from) * 1e9);
            found += least == Double.POSITIVE_INFINITY ? 0 : 1;
        }
        if (found == 0) {
            throw new IllegalStateException("No probe had a place: the day is no measure");
        }
        Arrays.sort(nanoseconds);
    }

    /** How many requests the first plan serves. */
    public int placed() {
        return Arrays.stream(plan).mapToInt(route -> route.length() / 2).sum();
    }

    /** To the first plan. */
    public double cpuSeconds() {
        return cpuSeconds;
    }

    /** By day and plan, after a collection. */
    public double heldMebibytes() {
        return held;
    }

    /** Processor time to find the best place, at this quantile: on a shared machine the clock on the wall measures the others. */
    public double insertMicroseconds(double quantile) {
        return nanoseconds[(int) Math.min(PROBES - 1L, Math.round(quantile * PROBES))] / 1_000.0;
    }

    private static double cpuNow() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static double heldNow() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
