package de.medicalhub.transport.planning.entity;

import java.util.List;

/**
 * One vehicle in one shift.
 *
 * @param start node where it leaves
 * @param end node where it comes home
 * @param earliest it does not leave before
 * @param latest it is home by then
 * @param maxDuration from leaving to coming home
 * @param rooms what it holds, one row of measures for each way its inside can be set up; one of them must do
 * @param prefix nodes that it visits first, in this order
 * @param aboard how many of the first nodes are pickups of people who are aboard when it leaves
 * @param pauses that must be taken, in order of time
 * @param dutyCost cost of using it at all
 * @param driveCost of a unit of time at the wheel: 1, or more where the vehicle is dear
 */
public record Vehicle(
        int start,
        int end,
        double earliest,
        double latest,
        double maxDuration,
        List<List<Integer>> rooms,
        List<Integer> prefix,
        int aboard,
        List<Pause> pauses,
        double dutyCost,
        double driveCost) {
    /** Keeps its own copies. */
    public Vehicle {
        rooms = List.copyOf(rooms);
        prefix = List.copyOf(prefix);
        pauses = List.copyOf(pauses);
    }

    /** One way to set it up, nothing visited yet, no break. */
    public Vehicle(int start, int end, double earliest, double latest, double maxDuration, List<Integer> room) {
        this(start, end, earliest, latest, maxDuration, List.of(room), List.of(), 0, List.of(), 0, 1);
    }
}
