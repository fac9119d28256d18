package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Takes requests out of a plan: strings of neighbouring routes (Christiaens and Vanden Berghe, Slack induction by string
 * removals, Transportation Science 54, 2020), anybody, or a whole route. What stands in a fixed beginning stays.
 */
final class Removal {
    private static final int LONGEST_STRING = 12;
    private static final double SPLIT = 0.5;

    private final Problem problem;
    private final Neighbours neighbours;
    private final SplittableRandom random;
    private final boolean[] gone;
    private final boolean[] touched;
    private final int[] vehicles;
    private final int[] line;
    private int vehicleCount;

    Removal(Problem problem, SplittableRandom random) {
        this.problem = problem;
        this.random = random;
        neighbours = new Neighbours(problem);
        gone = new boolean[problem.size()];
        touched = new boolean[problem.fleet()];
        vehicles = new int[problem.fleet()];
        line = new int[problem.size()];
    }

    /** Strings from routes near a request, about so many requests in all. */
    void strings(Draft draft, int seed, double average) {
        int longest = (int) Math.min(LONGEST_STRING, Math.max(1, averageLength(draft)));
        double most = 4 * average / (1 + longest) - 1;
        int strings = (int) (random.nextDouble() * Math.max(1, most)) + 1;
        for (int candidate : neighbours.of(seed)) {
            int vehicle = draft.vehicleOf(candidate);
            if (vehicle >= 0 && !touched[vehicle]) {
                string(draft.route(vehicle), candidate, longest);
                if (--strings == 0) {
                    break;
                }
            }
        }
        apply(draft);
    }

    private double averageLength(Draft draft) {
        int used = 0;
        for (Route route : draft.routes()) {
            used += route.length() > 0 ? 1 : 0;
        }
        return (problem.size() - draft.absentees()) / (double) Math.max(1, used);
    }

    /** Marks a string of requests around one of them, with a piece in the middle kept now and then. */
    private void string(Route route, int around, int longest) {
        int count = 0;
        int centre = -1;
        boolean byDropOff = random.nextBoolean();
        for (int k = route.fixed() + 1; k <= route.length(); k++) {
            int node = route.node(k);
            boolean counts = byDropOff ? route.mate(k) > route.fixed() : node < problem.size();
            if (counts) {
                int request = node < problem.size() ? node : node - problem.size();
                centre = request == around ? count : centre;
                line[count++] = request;
            }
        }
        touch(route.vehicle());
        if (centre < 0) {
            return;
        }
        int length = 1 + random.nextInt(Math.min(count, longest));
        int kept = 0;
        if (length > 1 && length < count && random.nextDouble() < SPLIT) {
            kept = 1;
            while (length + kept < count && random.nextDouble() < SPLIT) {
                kept++;
            }
        }
        int span = length + kept;
        int first = Math.max(0, centre - span + 1);
        int lastFirst = Math.min(centre, count - span);
        int from = first + random.nextInt(lastFirst - first + 1);
        int hole = kept == 0 ? span : random.nextInt(1, length + 1);
        for (int at = 0; at < span; at++) {
            if (at < hole || at >= hole + kept) {
                gone[line[from + at]] = true;
            }
        }
    }

    /** So many, whoever they are. */
    void anybody(Draft draft, int count) {
        for (int c = 0; c < count; c++) {
            mark(draft, random.nextInt(problem.size()));
        }
        apply(draft);
    }

    /** One with its nearest, a few overlooked. */
    void near(Draft draft, int seed, int count) {
        int left = count;
        for (int candidate : neighbours.of(seed)) {
            if (random.nextInt(4) > 0) {
                mark(draft, candidate);
                if (--left == 0) {
                    break;
                }
            }
        }
        apply(draft);
    }

    /** All that one vehicle carries. */
    void route(Draft draft, int vehicle) {
        Route route = draft.route(vehicle);
        for (int k = route.fixed() + 1; k <= route.length(); k++) {
            if (route.node(k) < problem.size()) {
                gone[route.node(k)] = true;
            }
        }
        touch(vehicle);
        apply(draft);
    }

    private void mark(Draft draft, int request) {
        int vehicle = draft.vehicleOf(request);
        if (vehicle >= 0 && !isFixed(draft.route(vehicle), request)) {
            gone[request] = true;
            touch(vehicle);
        }
    }

    private static boolean isFixed(Route route, int request) {
        for (int k = 1; k <= route.fixed(); k++) {
            if (route.node(k) == request) {
                return true;
            }
        }
        return false;
    }

    private void touch(int vehicle) {
        if (!touched[vehicle]) {
            touched[vehicle] = true;
            vehicles[vehicleCount++] = vehicle;
        }
    }

    private void apply(Draft draft) {
        for (int v = 0; v < vehicleCount; v++) {
            draft.remove(vehicles[v], gone);
            touched[vehicles[v]] = false;
        }
        vehicleCount = 0;
        Arrays.fill(gone, false);
    }
}
