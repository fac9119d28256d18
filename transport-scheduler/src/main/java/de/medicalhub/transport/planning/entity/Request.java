package de.medicalhub.transport.planning.entity;

import java.util.List;

/**
 * From a pickup to a drop-off.
 *
 * @param maxRide from the end of the pickup to the begin of the drop-off
 * @param load what it takes of each measure of the vehicles' room (see {@link Room})
 * @param terms what else goes with it
 */
public record Request(Visit pickup, Visit dropOff, double maxRide, List<Integer> load, Terms terms) {
    /** Keeps its own copy of the load. */
    public Request {
        load = List.copyOf(load);
    }

    /** Without further terms. */
    public Request(Visit pickup, Visit dropOff, double maxRide, List<Integer> load) {
        this(pickup, dropOff, maxRide, load, Terms.NONE);
    }
}
