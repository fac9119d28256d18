package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Puts absentees back: one after the other at the cheapest place, in an order that changes, with routes overlooked now and
 * then; or first who would lose most by waiting (regret).
 */
final class Repair {
    private static final double OVERLOOKED = 0.01;
    private static final double NO_SECOND = 1e9;
    private static final int FEW = 64;
    private static final int TIGHTEST = 0;
    private static final int SORTS = 10;

    /** A plan that is stopped at once still looks for places of so many: planned again and again, a day gets ready. */
    private static final int TRIED_ANYWAY = 50;

    /** More than any window lasts, in seconds: the more urgent come first however much choice of time they have. */
    private static final double MORE_URGENT = 1e13;

    private final Problem problem;
    private final PlaceFinder finder;
    private final SplittableRandom random;
    private final double[] rank;
    private final int[] pool;
    private int bestVehicle;
    private int bestPlace;

    Repair(Problem problem, PlaceFinder finder, SplittableRandom random) {
        this.problem = problem;
        this.finder = finder;
        this.random = random;
        rank = new double[problem.size()];
        pool = new int[problem.size()];
    }

    /** In a random order of one of several sorts; those left out longest may go first. */
    void greedy(Draft draft, int[] leftOut) {
        int count = load(draft);
        int sort = random.nextInt(SORTS);
        boolean first = random.nextBoolean();
        for (int c = 0; c < count; c++) {
            int request = pool[c];
            double value = rank(request, sort);
            rank[request] = first && leftOut[request] > 0 ? value - 1e9 - leftOut[request] : value;
        }
        sortPool(count);
        for (int c = 0; c < count; c++) {
            insertCheapest(draft, pool[c], OVERLOOKED);
        }
    }

    /**
     * The more urgent first, of those whoever has least choice of time: for a first plan.
     *
     * @param stop asked before each one; once true only the first {@link #TRIED_ANYWAY} are tried
     * @return who was not tried
     */
    BitSet tightestFirst(Draft draft, BooleanSupplier stop) {
        int count = load(draft);
        for (int c = 0; c < count; c++) {
            long urgency = problem.request(pool[c]).terms().weight() - 1;
            rank[pool[c]] = rank(pool[c], TIGHTEST) - urgency * MORE_URGENT;
        }
        sortPool(count);
        int tried = 0;
        while (tried < count && (!stop.getAsBoolean() || tried < TRIED_ANYWAY)) {
            insertCheapest(draft, pool[tried++], 0);
        }
        BitSet untried = new BitSet();
        Arrays.stream(pool, tried, count).forEach(untried::set);
        return untried;
    }

    private int load(Draft draft) {
        int count = draft.absentees();
        for (int c = 0; c < count; c++) {
            pool[c] = draft.absentee(c);
        }
        return count;
    }

    private double rank(int request, int sort) {
        int dropOff = request + problem.size();
        int depot = 2 * problem.size();
        return switch (sort) {
            case TIGHTEST, 1 ->
                Math.min(
                        problem.latest(request) - problem.earliest(request),
                        problem.latest(dropOff) - problem.earliest(dropOff));
            case 2 -> -problem.drive(request, dropOff);
            case 3 -> problem.earliest(request);
            case 4 -> -problem.drive(depot, request) - problem.drive(depot, dropOff);
            case 5 -> problem.drive(depot, request) + problem.drive(depot, dropOff);
            default -> random.nextDouble();
        };
    }

    private void sortPool(int count) {
        if (count < FEW) {
            for (int c = 1; c < count; c++) {
                int request = pool[c];
                int at = c;
                while (at > 0 && rank[pool[at - 1]] > rank[request]) {
                    pool[at] = pool[at - 1];
                    at--;
                }
                pool[at] = request;
            }
        } else {
            int[] sorted = Arrays.stream(pool, 0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble(request -> rank[request]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, pool, 0, count);
        }
    }

    /** Whether a place was found. */
    boolean insertCheapest(Draft draft, int request, double overlooked) {
        double best = Double.POSITIVE_INFINITY;
        int vehicle = -1;
        int place = -1;
        Route[] routes = draft.routes();
        for (int v = 0; v < routes.length; v++) {
            if (overlooked > 0 && random.nextDouble() < overlooked) {
                continue;
            }
            double cost = finder.cheapest(routes[v], request);
            if (cost < best) {
                best = cost;
                vehicle = v;
                place = finder.place();
            }
        }
        return vehicle >= 0 && draft.insert(request, vehicle, place);
    }

    /** Always next: who loses most if the best vehicle is not his; who has no second one counts most. */
    void regret(Draft draft) {
        int count = load(draft);
        while (count > 0) {
            int next = -1;
            double most = Double.NEGATIVE_INFINITY;
            int place = -1;
            int vehicle = -1;
            for (int c = 0; c < count; c++) {
                double regret = regretOf(draft, pool[c]);
                if (regret > most) {
                    most = regret;
                    next = c;
                    vehicle = bestVehicle;
                    place = bestPlace;
                }
            }
            if (next < 0 || !draft.insert(pool[next], vehicle, place)) {
                return;
            }
            pool[next] = pool[--count];
        }
    }

    /** How much dearer the second-best vehicle is; lowest where there is none at all. */
    private double regretOf(Draft draft, int request) {
        double best = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        Route[] routes = draft.routes();
        for (int v = 0; v < routes.length; v++) {
            double cost = finder.cheapest(routes[v], request);
            if (cost < best) {
                second = best;
                best = cost;
                bestVehicle = v;
                bestPlace = finder.place();
            } else if (cost < second) {
                second = cost;
            }
        }
        return best == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : Math.min(second, NO_SECOND) - best;
    }
}
