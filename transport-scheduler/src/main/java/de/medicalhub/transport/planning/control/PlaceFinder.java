package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Room;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import java.util.Arrays;

/**
 * The cheapest place of a request in a route. A glance at each pair of positions (room, earliest and latest begins of the
 * route, the way of the ride) throws out nearly all that cannot be and none that can; the cheapest that are left are
 * judged exactly, one after the other. What was found for a route is remembered: routes that did not change are
 * never looked at twice.
 */
final class PlaceFinder {
    private static final int LEAST_REMEMBERED = 1 << 12;
    private static final int MOST_REMEMBERED = 1 << 20;

    private final Problem problem;
    private final RouteMaker maker;
    private final int size;
    private final int measures;

    private long[] keys = {};
    private double[] costs = {};
    private int[] places = {};

    private double[] candidateCosts = new double[64];
    private int[] candidatePlaces = new int[64];
    private int candidates;
    private int place;
    private double marginal;
    private final double detour;

    PlaceFinder(Problem problem, RouteMaker maker) {
        this.problem = problem;
        this.maker = maker;
        size = problem.size();
        measures = problem.measures();
        detour = problem.costs().detour();
    }

    private void remember() {
        long wanted = 64L * size * Math.max(1, Math.min(problem.fleet(), 64));
        int entries = LEAST_REMEMBERED;
        while (entries < wanted && entries < MOST_REMEMBERED) {
            entries <<= 1;
        }
        keys = new long[entries];
        costs = new double[entries];
        places = new int[entries];
    }

    /** What it costs more to serve the request with this route; infinite where it cannot. {@link #place} says where. */
    double cheapest(Route route, int request) {
        if (keys.length == 0) {
            remember();
        }
        long key = (route.fingerprint() ^ (request + 1) * 0x94D049BB133111EBL) * 0xD6E8FEB86659FD93L;
        key ^= key >>> 32;
        int slot = (int) key & keys.length - 1;
        if (keys[slot] == key) {
            place = places[slot];
            return costs[slot];
        }
        double cost = search(route, request);
        keys[slot] = key;
        costs[slot] = cost;
        places[slot] = place;
        return cost;
    }

    /** Where: position in front of the pickup in the upper half, position in front of the drop-off in the lower. */
    int place() {
        return place;
    }

    /** The same without looking at what is remembered. */
    double search(Route route, int request) {
        place = -1;
        if (!problem.mayCarry(route.vehicle(), request)) {
            return Double.POSITIVE_INFINITY;
        }
        candidates = 0;
        marginal = problem.vehicle(route.vehicle()).driveCost();
        if (problem.costs().strain() > 0) {
            double driving = route.driving();
            double unit = 1 + driving / 100;
            marginal +=
                    (problem.strain(route.vehicle(), driving + unit) - problem.strain(route.vehicle(), driving)) / unit;
        }
        collect(route, request);
        double extra = problem.change(route.vehicle(), request);
        if (route.length() == route.fixed()) {
            extra += problem.vehicle(route.vehicle()).dutyCost();
        }
        while (candidates > 0) {
            int best = 0;
            for (int c = 1; c < candidates; c++) {
                if (candidateCosts[c] < candidateCosts[best]) {
                    best = c;
                }
            }
            int found = candidatePlaces[best];
            if (maker.possibleWith(route, request, found >>> 16, found & 0xFFFF)) {
                place = found;
                return candidateCosts[best] + extra;
            }
            candidates--;
            candidateCosts[best] = candidateCosts[candidates];
            candidatePlaces[best] = candidatePlaces[candidates];
        }
        return Double.POSITIVE_INFINITY;
    }

    private void collect(Route route, int request) {
        int m = route.length();
        double readyAt = problem.earliest(request);
        double latest = problem.latest(request) + Problem.SAME;
        double doneAt = readyAt + problem.service(request) - Problem.SAME;
        for (int i = route.fixed(); i <= m; i++) {
            if (route.latest(i + 1) < doneAt) {
                // However near it is, what follows would be late; no drive is asked for.
                continue;
            }
            int before = route.node(i);
            double free = route.begin(i) + serviceAt(route, i);
            if (free > latest) {
                return;
            }
            double begin = Math.max(free + problem.drive(before, request), readyAt);
            if (begin <= latest && fits(route, request, i)) {
                fromPickup(route, request, i, begin);
            }
        }
    }

    private double serviceAt(Route route, int position) {
        return position == 0 || position > route.length() ? 0 : problem.service(route.node(position));
    }

    /** All places of the drop-off for one of the pickup, which begins then at the earliest. */
    private void fromPickup(Route route, int request, int i, double begin) {
        int dropOff = size + request;
        int m = route.length();
        double leave = begin + problem.service(request);
        double direct = problem.drive(request, dropOff);
        double toPickup = problem.drive(route.node(i), request);
        int next = route.node(i + 1);
        double old = problem.drive(route.node(i), next);
        double longest = problem.maxRide(request) + Problem.SAME;
        double end = problem.latest(dropOff) + Problem.SAME;
        double at = Math.max(leave + direct, problem.earliest(dropOff));
        double service = problem.service(dropOff);
        double home = problem.drive(dropOff, next);
        if (at <= end && at + service + home <= route.latest(i + 1) + Problem.SAME) {
            double added = toPickup + direct + home - old;
            add(marginal * added + detour * route.people(i) * (added + problem.service(request) + service), i, i);
        }
        double way = problem.drive(request, next);
        double longer = toPickup + way - old;
        double waitedFor = route.people(i) * (longer + problem.service(request)) - direct;
        double clock = Math.max(leave + way, route.begin(i + 1));
        for (int k = i + 1; k <= m; k++) {
            if (clock > route.latest(k) + Problem.SAME || way > longest || !fits(route, request, k)) {
                return;
            }
            int here = route.node(k);
            int then = route.node(k + 1);
            double free = clock + problem.service(here);
            way += problem.service(here);
            if (free > end) {
                return;
            }
            double toDropOff = problem.drive(here, dropOff);
            double onward = problem.drive(dropOff, then);
            double between = problem.drive(here, then);
            at = Math.max(free + toDropOff, problem.earliest(dropOff));
            if (at <= end
                    && way + toDropOff <= longest
                    && at + service + onward <= route.latest(k + 1) + Problem.SAME) {
                double added = toDropOff + onward - between;
                double aboard = waitedFor + way + toDropOff + route.people(k) * (added + service);
                add(marginal * (longer + added) + detour * aboard, i, k);
            }
            way += between;
            clock = Math.max(free + between, route.begin(k + 1));
        }
    }

    /** Whether there is room for the request too from that position on to the next. */
    boolean fits(Route route, int request, int position) {
        int[][] rooms = problem.rooms(route.vehicle());
        if (rooms.length > 1) {
            return fitsOneOf(rooms, route, request, position);
        }
        for (int m = 0; m < measures; m++) {
            if (route.aboard(position, m) + problem.load(request, m) > rooms[0][m]) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsOneOf(int[][] rooms, Route route, int request, int position) {
        int[] load = new int[measures];
        for (int m = 0; m < measures; m++) {
            load[m] = route.aboard(position, m) + problem.load(request, m);
        }
        return Room.holds(rooms, load, 0);
    }

    private void add(double cost, int i, int k) {
        if (candidates == candidateCosts.length) {
            candidateCosts = Arrays.copyOf(candidateCosts, candidates * 2);
            candidatePlaces = Arrays.copyOf(candidatePlaces, candidates * 2);
        }
        candidateCosts[candidates] = cost;
        candidatePlaces[candidates++] = i << 16 | k;
    }
}
