package de.medicalhub.transport.planning.entity;

import java.util.Arrays;
import java.util.Optional;

/** Makes routes and says whether they are possible. Keeps scratch arrays: one thread at a time. */
public final class RouteMaker {
    private final Problem problem;
    private final int size;
    private final int measures;
    private final Timing times = new Timing();
    private final Pauses pauses;
    private final Mates mates;
    private final int[] placeOf;
    private int[] nodes = {};
    private int[] aboard = {};

    /** For this day. */
    public RouteMaker(Problem problem) {
        this.problem = problem;
        size = problem.size();
        measures = problem.measures();
        placeOf = new int[2 * size];
        pauses = new Pauses(problem);
        mates = new Mates(problem);
    }

    /** The route of a vehicle that visits only what it must; empty if not even that is possible. */
    public Optional<Route> first(int vehicle) {
        return make(
                vehicle,
                problem.vehicle(vehicle).prefix().stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    /** The route that visits these nodes in this order; empty if it breaks a rule. */
    public Optional<Route> make(int vehicle, int[] visits) {
        reserve(visits.length + 2);
        System.arraycopy(visits, 0, nodes, 1, visits.length);
        return finish(vehicle, visits.length);
    }

    /** The route without some requests; empty if it breaks a rule, which only odd drive times can do. */
    public Optional<Route> without(Route route, boolean[] gone) {
        reserve(route.length() + 2);
        int count = 0;
        for (int k = 1; k <= route.length(); k++) {
            int node = route.node(k);
            if (!gone[node < size ? node : node - size]) {
                nodes[++count] = node;
            }
        }
        return finish(route.vehicle(), count);
    }

    /** The route with a request's pickup behind position {@code i} and its drop-off behind what stands at {@code k} now. */
    public Optional<Route> with(Route route, int request, int i, int k) {
        merge(route, request, i, k);
        return finish(route.vehicle(), route.length() + 2);
    }

    /** Whether {@link #with} gives a route. The caller has looked at room; everything else is judged here. */
    public boolean possibleWith(Route route, int request, int i, int k) {
        merge(route, request, i, k);
        int count = route.length() + 2;
        Vehicle vehicle = problem.vehicle(route.vehicle());
        if (problem.hasMates() && !mates.agree(nodes, count, vehicle.prefix().size())) {
            return false;
        }
        fill(route.vehicle(), count);
        for (int at = 0; at <= i; at++) {
            times.begin[at] = route.begin(at);
            times.latest[at] = route.latest(at);
        }
        for (int at = i + 1; at <= k; at++) {
            times.begin[at + 1] = route.begin(at);
            times.latest[at + 1] = route.latest(at);
        }
        for (int at = k + 1; at <= route.length() + 1; at++) {
            times.begin[at + 2] = route.begin(at);
            times.latest[at + 2] = route.latest(at);
        }
        if (!times.settle(i + 1, k + 3)) {
            return false;
        }
        return vehicle.pauses().isEmpty() || pauses.fit(vehicle, nodes, count);
    }

    /** When each position begins: as early as the rules allow, pickups just in time; breaks included. */
    public double[] begins(Route route) {
        reserve(route.length() + 2);
        for (int k = 1; k <= route.length(); k++) {
            nodes[k] = route.node(k);
        }
        Vehicle vehicle = problem.vehicle(route.vehicle());
        if (!vehicle.pauses().isEmpty() && pauses.fitBest(vehicle, depots(vehicle, route.length()), route.length())) {
            return pauses.begins();
        }
        fill(route.vehicle(), route.length());
        times.settle(0, times.last);
        times.shortenRides();
        return Arrays.copyOf(times.begin, times.last + 1);
    }

    private void merge(Route route, int request, int i, int k) {
        reserve(route.length() + 4);
        int to = 1;
        for (int at = 1; at <= i; at++) {
            nodes[to++] = route.node(at);
        }
        nodes[to++] = request;
        for (int at = i + 1; at <= k; at++) {
            nodes[to++] = route.node(at);
        }
        nodes[to++] = size + request;
        for (int at = k + 1; at <= route.length(); at++) {
            nodes[to++] = route.node(at);
        }
    }

    private Optional<Route> finish(int number, int count) {
        Vehicle vehicle = problem.vehicle(number);
        fill(number, count);
        boolean possible = carries(number, count)
                && (!problem.hasMates()
                        || mates.agree(nodes, count, vehicle.prefix().size()))
                && times.settle(0, times.last)
                && (vehicle.pauses().isEmpty() || pauses.fit(vehicle, nodes, count));
        if (!possible) {
            return Optional.empty();
        }
        times.settleLatest();
        Bill bill = new Bill(problem, number, times, nodes, aboard);
        return Optional.of(new Route(problem, number, Arrays.copyOf(nodes, count + 2), times, bill));
    }

    private int[] depots(Vehicle vehicle, int count) {
        nodes[0] = vehicle.start();
        nodes[count + 1] = vehicle.end();
        return nodes;
    }

    /** Times start at the windows; what a route knows already may replace them. */
    private void fill(int number, int count) {
        Vehicle vehicle = problem.vehicle(number);
        depots(vehicle, count);
        int last = count + 1;
        times.last = last;
        times.begin[0] = vehicle.earliest();
        times.latest[0] = vehicle.latest();
        times.service[0] = 0;
        times.mate[0] = -1;
        times.partner[0] = last;
        for (int k = 1; k <= count; k++) {
            int node = nodes[k];
            times.begin[k] = problem.earliest(node);
            times.latest[k] = problem.latest(node);
            times.service[k] = problem.service(node);
            times.drive[k] = problem.drive(nodes[k - 1], node);
            placeOf[node] = k;
            times.partner[k] = -1;
            if (node < size) {
                times.mate[k] = -1;
            } else {
                int pickup = placeOf[node - size];
                times.mate[k] = pickup;
                times.partner[pickup] = k;
                times.ride[k] = problem.maxRide(node - size);
            }
        }
        times.begin[last] = vehicle.earliest();
        times.latest[last] = vehicle.latest();
        times.service[last] = 0;
        times.drive[last] = problem.drive(nodes[count], nodes[last]);
        times.mate[last] = 0;
        times.ride[last] = vehicle.maxDuration();
        times.partner[last] = -1;
    }

    private boolean carries(int number, int count) {
        int[][] rooms = problem.rooms(number);
        Arrays.fill(aboard, 0, measures, 0);
        for (int k = 1; k <= count; k++) {
            int node = nodes[k];
            int request = node < size ? node : node - size;
            int sign = node < size ? 1 : -1;
            for (int m = 0; m < measures; m++) {
                aboard[k * measures + m] = aboard[(k - 1) * measures + m] + sign * problem.load(request, m);
            }
            if (!problem.mayCarry(number, request) || !Room.holds(rooms, aboard, k * measures)) {
                return false;
            }
        }
        return true;
    }

    private void reserve(int positions) {
        if (nodes.length < positions) {
            nodes = Arrays.copyOf(nodes, positions * 2);
            aboard = Arrays.copyOf(aboard, positions * 2 * Math.max(1, measures));
        }
        times.reserve(positions);
    }
}
