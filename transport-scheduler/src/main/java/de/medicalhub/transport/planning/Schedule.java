package de.medicalhub.transport.planning;

import java.util.List;

/**
 * The times of one tour.
 *
 * @param departure when the vehicle leaves its start
 * @param begins when each stop begins, in driving order
 * @param end when the vehicle is at its end
 * @param drivingSeconds at the wheel, from start to end
 */
public record Schedule(long departure, List<Long> begins, long end, long drivingSeconds) {
    /** Keeps its own copy. */
    public Schedule {
        begins = List.copyOf(begins);
    }
}
