package de.medicalhub.transport.planning.entity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds places for the breaks of a tour: each is held where the vehicle stands, with nobody aboard. All places are tried in
 * order; a break is a position like any other, to which nobody drives.
 */
final class Pauses {
    private final Problem problem;
    private final Timing times = new Timing();
    private final int[] placeOf;
    private int[] placed = {};
    private boolean[] empty = {};

    Pauses(Problem problem) {
        this.problem = problem;
        placeOf = new int[2 * problem.size()];
    }

    /** Whether the nodes (depots at both ends, {@code count} between them) leave room for every break. */
    boolean fit(Vehicle vehicle, int[] nodes, int count) {
        if (empty.length < count + 1) {
            empty = new boolean[2 * count + 2];
        }
        int aboard = 0;
        empty[0] = vehicle.aboard() == 0;
        for (int k = 1; k <= count; k++) {
            aboard += nodes[k] < problem.size() ? 1 : -1;
            empty[k] = aboard == 0;
        }
        placed = new int[vehicle.pauses().size()];
        return place(vehicle, nodes, count, 0, 0);
    }

    /**
     * The same, where breaks make the others wait the least, and among such places as early as can be.
     *
     * @return whether there are such places
     */
    boolean fitBest(Vehicle vehicle, int[] nodes, int count) {
        if (!fit(vehicle, nodes, count)) {
            return false;
        }
        int @Nullable [] best = null;
        double least = Double.MAX_VALUE;
        int @Nullable [] tried = new int[placed.length];
        while (tried != null) {
            placed = tried.clone();
            if (isAllowed() && settles(vehicle, nodes, count) && waiting() < least - Problem.SAME) {
                least = waiting();
                best = placed.clone();
            }
            tried = next(tried, count);
        }
        if (best != null) {
            placed = best;
        }
        return settles(vehicle, nodes, count);
    }

    private boolean isAllowed() {
        for (int k : placed) {
            if (!empty[k]) {
                return false;
            }
        }
        return true;
    }

    /** The sum of all begins but those of the breaks. */
    private double waiting() {
        double sum = 0;
        int pause = 0;
        for (int k = 0; k <= times.last; k++) {
            if (pause < placed.length && k == placed[pause] + pause + 1) {
                pause++;
            } else {
                sum += times.begin[k];
            }
        }
        return sum;
    }

    /** The next of all rising sequences of places; none behind the last one. */
    private static int @Nullable [] next(int[] places, int count) {
        for (int p = places.length - 1; p >= 0; p--) {
            if (places[p] < count) {
                int[] next = places.clone();
                Arrays.fill(next, p, next.length, places[p] + 1);
                return next;
            }
        }
        return null;
    }

    /** The begins of the nodes found by the last {@link #fit} that was true, depots included, breaks left out. */
    double[] begins() {
        double[] begins = new double[times.last + 1 - placed.length];
        int pause = 0;
        int to = 0;
        times.shortenRides();
        for (int k = 0; k <= times.last; k++) {
            if (pause < placed.length && k == placed[pause] + pause + 1) {
                pause++;
            } else {
                begins[to++] = times.begin[k];
            }
        }
        return begins;
    }

    private boolean place(Vehicle vehicle, int[] nodes, int count, int pause, int from) {
        if (pause == placed.length) {
            return settles(vehicle, nodes, count);
        }
        for (int k = from; k <= count; k++) {
            if (empty[k]) {
                placed[pause] = k;
                if (place(vehicle, nodes, count, pause + 1, k)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean settles(Vehicle vehicle, int[] nodes, int count) {
        times.reserve(count + 2 + placed.length);
        int pause = 0;
        int at = 0;
        position(0, vehicle.earliest(), vehicle.latest(), 0, 0);
        while (pause < placed.length && placed[pause] == 0) {
            pause(++at, vehicle.pauses().get(pause++));
        }
        for (int k = 1; k <= count; k++) {
            int node = nodes[k];
            double drive = problem.drive(nodes[k - 1], node);
            position(++at, problem.earliest(node), problem.latest(node), problem.service(node), drive);
            pair(node, at);
            while (pause < placed.length && placed[pause] == k) {
                pause(++at, vehicle.pauses().get(pause++));
            }
        }
        position(++at, vehicle.earliest(), vehicle.latest(), 0, problem.drive(nodes[count], nodes[count + 1]));
        times.last = at;
        times.mate[at] = 0;
        times.partner[0] = at;
        times.ride[at] = vehicle.maxDuration();
        return times.settle(0, at);
    }

    private void pause(int at, Pause pause) {
        position(at, pause.earliest(), pause.latest(), pause.duration(), 0);
    }

    private void position(int at, double earliest, double latest, double service, double drive) {
        times.begin[at] = earliest;
        times.latest[at] = latest;
        times.service[at] = service;
        times.drive[at] = drive;
        times.mate[at] = -1;
        times.partner[at] = -1;
    }

    private void pair(int node, int at) {
        if (node < problem.size()) {
            placeOf[node] = at;
        } else {
            int request = node - problem.size();
            times.mate[at] = placeOf[request];
            times.partner[placeOf[request]] = at;
            times.ride[at] = problem.maxRide(request);
        }
    }
}
