package de.medicalhub.transport.planning.entity;

/**
 * What one vehicle drives, in order. Position 0 is its start, 1 to {@link #length()} are the nodes, the next one is its end. A
 * route that exists keeps every hard rule; it never changes.
 */
public final class Route {
    final Problem problem;
    private final int vehicle;
    private final int[] nodes;
    private final int[] mates;
    private final double[] begin;
    private final double[] latest;
    private final int[] aboard;
    private final int[] people;
    private final double driving;
    private final double cost;
    private final long fingerprint;

    Route(Problem problem, int vehicle, int[] nodes, Timing times, Bill bill) {
        this.problem = problem;
        this.vehicle = vehicle;
        this.nodes = nodes;
        aboard = bill.aboard;
        people = bill.people;
        driving = bill.driving;
        cost = bill.cost;
        int positions = nodes.length;
        mates = new int[positions];
        System.arraycopy(times.mate, 0, mates, 0, positions);
        begin = new double[positions];
        System.arraycopy(times.begin, 0, begin, 0, positions);
        latest = new double[positions];
        System.arraycopy(times.latest, 0, latest, 0, positions);
        long print = problem.kind(vehicle) * 0x9E3779B97F4A7C15L + 1;
        for (int k = 1; k < positions - 1; k++) {
            print = (print ^ nodes[k]) * 0xBF58476D1CE4E5B9L;
            print ^= print >>> 29;
        }
        fingerprint = print;
    }

    /** Number of its vehicle. */
    public int vehicle() {
        return vehicle;
    }

    /** How many nodes it visits, depots left out. */
    public int length() {
        return nodes.length - 2;
    }

    /** The node at a position. */
    public int node(int position) {
        return nodes[position];
    }

    /** Position of the pickup of the drop-off there, else -1. */
    public int mate(int position) {
        return mates[position];
    }

    /** When the visit there begins at the earliest in any times that keep the rules, breaks aside. */
    public double begin(int position) {
        return begin[position];
    }

    /** When the visit there begins at the latest in any times that keep the rules, breaks aside. */
    public double latest(int position) {
        return latest[position];
    }

    /** How much of a measure is aboard after the visit there. */
    public int aboard(int position, int measure) {
        return aboard[position * problem.measures() + measure];
    }

    /** How many requests are aboard after the visit there. */
    public int people(int position) {
        return people[position];
    }

    /** Time at the wheel. */
    public double driving() {
        return driving;
    }

    /** What it costs. */
    public double cost() {
        return cost;
    }

    /** Routes of exchangeable vehicles that visit the same nodes in the same order have the same one. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Position behind which the order may change. */
    public int fixed() {
        return problem.vehicle(vehicle).prefix().size();
    }
}
