package de.medicalhub.transport.planning.entity;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One day to plan. Nodes: 0 to n-1 are the pickups of the n requests, n to 2n-1 their drop-offs in the same order, then
 * the depots. Windows are narrowed at once by what the ride leaves of them.
 */
public final class Problem {
    /** Two times that differ by less are the same time; floating-point sums need it. */
    public static final double SAME = 1e-7;

    /** More nodes than this would need a table of over 64 MB; their drives are asked for each time. */
    private static final int MOST_IN_TABLE = 2_900;

    private final Request[] requests;
    private final Vehicle[] vehicles;
    private final Drives drives;
    private final int nodes;
    private final int measures;
    private final double[] table;
    private final double[] earliest;
    private final double[] latest;
    private final double[] service;
    private final double[] maxRide;
    private final int[] load;
    private final int[][][] rooms;
    private final boolean[][] forbidden;
    private final boolean hasMates;
    private final int[] kinds;
    private final Costs costs;

    /**
     * @param nodes how many, depots included
     * @param drives between any two of them
     * @param costs of a plan
     * @param isSearched whether drives are asked for so often that a table of all of them pays
     */
    public Problem(
            List<Request> requests, List<Vehicle> vehicles, int nodes, Drives drives, Costs costs, boolean isSearched) {
        this.requests = requests.toArray(Request[]::new);
        this.vehicles = vehicles.toArray(Vehicle[]::new);
        this.drives = drives;
        this.nodes = nodes;
        this.costs = costs;
        measures = vehicles.isEmpty() ? 0 : vehicles.get(0).rooms().get(0).size();
        table = isSearched && nodes <= MOST_IN_TABLE ? filled(nodes, drives) : new double[0];
        int n = this.requests.length;
        earliest = new double[2 * n];
        latest = new double[2 * n];
        service = new double[2 * n];
        maxRide = new double[n];
        load = new int[n * measures];
        forbidden = new boolean[vehicles.size()][];
        rooms = vehicles.stream()
                .map(vehicle -> vehicle.rooms().stream()
                        .map(room -> room.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
        boolean mates = false;
        for (int i = 0; i < n; i++) {
            take(i);
            mates |= !this.requests[i].terms().apart().isEmpty()
                    || this.requests[i].terms().after() >= 0;
        }
        hasMates = mates;
        kinds = isSearched ? kinds() : IntStream.range(0, vehicles.size()).toArray();
    }

    private static double[] filled(int nodes, Drives drives) {
        double[] table = new double[nodes * nodes];
        for (int a = 0; a < nodes; a++) {
            for (int b = 0; b < nodes; b++) {
                table[a * nodes + b] = a == b ? 0 : drives.between(a, b);
            }
        }
        return table;
    }

    private void take(int i) {
        Request request = requests[i];
        int n = requests.length;
        Visit pickup = request.pickup();
        Visit dropOff = request.dropOff();
        service[i] = pickup.service();
        service[n + i] = dropOff.service();
        maxRide[i] = request.maxRide();
        double direct = drive(i, n + i);
        double longest = pickup.service() + request.maxRide();
        double shortest = pickup.service() + direct;
        earliest[i] = Math.max(pickup.earliest(), dropOff.earliest() - longest);
        latest[n + i] = Math.min(dropOff.latest(), pickup.latest() + longest);
        earliest[n + i] = Math.max(dropOff.earliest(), earliest[i] + shortest);
        latest[i] = Math.min(pickup.latest(), latest[n + i] - shortest);
        for (int m = 0; m < measures; m++) {
            load[i * measures + m] = request.load().get(m);
        }
        for (int vehicle : request.terms().forbidden()) {
            if (forbidden[vehicle] == null) {
                forbidden[vehicle] = new boolean[n];
            }
            forbidden[vehicle][i] = true;
        }
    }

    /** Vehicles that differ in nothing get the same number. */
    private int[] kinds() {
        Map<List<Object>, Integer> known = new HashMap<>();
        int[] numbers = new int[vehicles.length];
        for (int v = 0; v < vehicles.length; v++) {
            Vehicle vehicle = vehicles[v];
            List<Object> what = List.of(
                    vehicle.start(),
                    vehicle.end(),
                    vehicle.earliest(),
                    vehicle.latest(),
                    vehicle.maxDuration(),
                    vehicle.rooms(),
                    vehicle.prefix(),
                    vehicle.pauses(),
                    vehicle.dutyCost(),
                    vehicle.driveCost(),
                    peculiarities(v));
            numbers[v] = known.getOrDefault(what, known.size());
            known.put(what, numbers[v]);
        }
        return numbers;
    }

    private BitSet peculiarities(int vehicle) {
        BitSet set = new BitSet();
        for (int i = 0; i < requests.length; i++) {
            set.set(i, !mayCarry(vehicle, i));
            set.set(requests.length + i, requests[i].terms().announced() == vehicle);
        }
        return set;
    }

    /** Vehicles with the same number are exchangeable. */
    public int kind(int vehicle) {
        return kinds[vehicle];
    }

    /** How many requests. */
    public int size() {
        return requests.length;
    }

    /** How many vehicles. */
    public int fleet() {
        return vehicles.length;
    }

    /** How many nodes, depots included. */
    public int nodes() {
        return nodes;
    }

    /** How many numbers measure a load (see {@link Room}). */
    public int measures() {
        return measures;
    }

    /** The request with this number, as it was given. */
    public Request request(int i) {
        return requests[i];
    }

    /** The vehicle with this number. */
    public Vehicle vehicle(int v) {
        return vehicles[v];
    }

    /** What a plan costs. */
    public Costs costs() {
        return costs;
    }

    /** What it costs more if this vehicle carries the request and not the announced one. */
    public double change(int vehicle, int request) {
        int announced = requests[request].terms().announced();
        return announced < 0 || announced == vehicle ? 0 : costs.change();
    }

    /** What so much driving costs in the shift of a vehicle beyond the driving itself. */
    public double strain(int vehicle, double driving) {
        double span = vehicles[vehicle].latest() - vehicles[vehicle].earliest();
        return span <= 0 ? 0 : costs.strain() * driving * driving / span;
    }

    /** What the vehicle holds, one row for each way to set it up. */
    public int[][] rooms(int vehicle) {
        return rooms[vehicle];
    }

    /** From the begin of the drive at one node to its end at the other. */
    public double drive(int from, int to) {
        return table.length > 0 ? table[from * nodes + to] : drives.between(from, to);
    }

    /** When a pickup or drop-off may begin at the earliest, in any plan. */
    public double earliest(int node) {
        return earliest[node];
    }

    /** When a pickup or drop-off must begin at the latest, in any plan. */
    public double latest(int node) {
        return latest[node];
    }

    /** How long a vehicle stands at a pickup or drop-off. */
    public double service(int node) {
        return service[node];
    }

    /** How long the request may ride. */
    public double maxRide(int request) {
        return maxRide[request];
    }

    /** What the request takes of a measure. */
    public int load(int request, int measure) {
        return load[request * measures + measure];
    }

    /** Whether the vehicle may carry the request, room and time aside. */
    public boolean mayCarry(int vehicle, int request) {
        boolean[] not = forbidden[vehicle];
        return not == null || !not[request];
    }

    /** Whether some request must not meet, or must not precede, another one. */
    public boolean hasMates() {
        return hasMates;
    }
}
