package de.medicalhub.transport.planning.bench;

import java.util.List;

/**
 * A published instance as its file states it; times, distances and costs in its own unit.
 *
 * @param set which format: {@code darp} or {@code mdhdarp}
 * @param name of the file without its ending
 * @param nodes pickups 1 to n, then drop-offs n+1 to 2n; index 0 is unused
 */
record Instance(String set, String name, List<Node> nodes, List<Car> cars) {
    /** How many requests. */
    int size() {
        return (nodes.size() - 1) / 2;
    }

    /**
     * One place of the file.
     *
     * @param load one number for each kind: of a pickup positive, of a drop-off negative
     */
    record Node(double x, double y, double service, double maxRide, int[] load, double earliest, double latest) {
        double distanceTo(Node other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /**
     * One vehicle.
     *
     * @param places one number for each kind: one kind, or staff seats, seats, stretchers, wheelchair places
     */
    record Car(Node depot, double maxDuration, int[] places) {}
}
