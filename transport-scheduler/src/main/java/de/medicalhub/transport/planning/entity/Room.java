package de.medicalhub.transport.planning.entity;

import java.util.List;

/**
 * How people and places are measured so that "who sits may also use a stretcher" becomes plain sums (the upgrading rule
 * of Parragh, Introducing heterogeneous users and vehicles into models and algorithms for the dial-a-ride problem,
 * Transportation Research C 19, 2011): an attendant sits on a staff seat, a seat or a stretcher, a patient who sits on a
 * seat or a stretcher, who lies only on a stretcher, who stays in the wheelchair only on a wheelchair place. All fit at
 * once if and only if four sums do.
 */
public final class Room {
    /** How many sums. */
    public static final int MEASURES = 4;

    private Room() {}

    /** The sums for so many of each kind, of people or of places. */
    public static List<Integer> of(int staff, int seats, int stretchers, int wheelchairs) {
        return List.of(stretchers, seats + stretchers, staff + seats + stretchers, wheelchairs);
    }

    /** Whether at least one way to set up the vehicle holds the load that stands in {@code load} from {@code at} on. */
    public static boolean holds(int[][] rooms, int[] load, int at) {
        for (int[] room : rooms) {
            boolean fits = true;
            for (int m = 0; m < room.length && fits; m++) {
                fits = load[at + m] <= room[m];
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
