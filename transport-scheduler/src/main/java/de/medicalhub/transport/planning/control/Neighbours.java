package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import java.util.Arrays;

/**
 * Who lies close to whom in place and time: the least of driving and waiting between an end of the one and an end of the
 * other. Found for a request when first asked.
 */
final class Neighbours {
    private static final int MOST = 200;
    private static final double WAITING = 0.2;
    private static final double LATE = 1.0;

    private final Problem problem;
    private final int[][] known;

    Neighbours(Problem problem) {
        this.problem = problem;
        known = new int[problem.size()][];
    }

    /** The nearest first, itself at the head. */
    int[] of(int request) {
        if (known[request] == null) {
            known[request] = nearest(request);
        }
        return known[request];
    }

    private int[] nearest(int request) {
        int n = problem.size();
        long[] order = new long[n];
        for (int other = 0; other < n; other++) {
            float distance = other == request ? -1f : (float) distance(request, other);
            order[other] = (long) Float.floatToIntBits(distance + 1f) << 32 | other;
        }
        Arrays.sort(order);
        int[] nearest = new int[Math.min(n, MOST)];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = (int) order[i];
        }
        return nearest;
    }

    private double distance(int one, int other) {
        int n = problem.size();
        return Math.min(
                Math.min(either(one, other), either(one + n, other + n)),
                Math.min(either(one, other + n), either(one + n, other)));
    }

    private double either(int a, int b) {
        return Math.min(way(a, b), way(b, a));
    }

    private double way(int from, int to) {
        double drive = problem.drive(from, to);
        double arrivesLatest = problem.latest(from) + problem.service(from) + drive;
        double arrivesEarliest = problem.earliest(from) + problem.service(from) + drive;
        double waits = Math.max(0, problem.earliest(to) - arrivesLatest);
        double late = Math.max(0, arrivesEarliest - problem.latest(to));
        return drive + WAITING * waits + LATE * late;
    }
}
