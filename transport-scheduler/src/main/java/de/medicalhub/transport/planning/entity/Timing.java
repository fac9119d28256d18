package de.medicalhub.transport.planning.entity;

import java.util.Arrays;

/**
 * The times of one sequence of positions. Every rule is a difference of two begins that must not be undercut: arriving
 * after driving, windows, and "no longer aboard than": a drop-off that comes too late raises its pickup. Raising begins
 * until nothing rises any more gives the earliest times that keep all rules, or shows that there are none. The first and
 * the last position are the depots; the whole tour is held like a ride from the one to the other.
 */
final class Timing {
    static final double SAME = Problem.SAME;

    int last;
    double[] begin = {};
    double[] latest = {};
    double[] service = {};
    double[] drive = {};
    /** How long may pass from the end of the service at {@link #mate} to the begin here. */
    double[] ride = {};
    /** Position of the pickup of a drop-off (of the last one: 0), or -1. */
    int[] mate = {};
    /** Position of the drop-off of a pickup, or -1. */
    int[] partner = {};

    /** Makes room for so many positions. */
    void reserve(int positions) {
        if (begin.length < positions) {
            int size = positions * 2;
            begin = Arrays.copyOf(begin, size);
            latest = Arrays.copyOf(latest, size);
            service = Arrays.copyOf(service, size);
            drive = Arrays.copyOf(drive, size);
            ride = Arrays.copyOf(ride, size);
            mate = Arrays.copyOf(mate, size);
            partner = Arrays.copyOf(partner, size);
        }
    }

    /**
     * Raises begins to the earliest that keep all rules.
     *
     * @param from first position whose begin may have to rise
     * @param until up to here every position must be looked at; behind it the first one that does not rise ends it
     * @return whether there are such times
     */
    boolean settle(int from, int until) {
        int k = from;
        int end = until;
        while (k <= last) {
            boolean risen = false;
            if (k > 0) {
                double arrival = begin[k - 1] + service[k - 1] + drive[k];
                if (arrival > begin[k] + SAME) {
                    begin[k] = arrival;
                    risen = true;
                }
            }
            if (begin[k] > latest[k] + SAME) {
                return false;
            }
            int pickup = mate[k];
            if (pickup >= 0) {
                double needed = begin[k] - ride[k] - service[pickup];
                if (needed > begin[pickup] + SAME) {
                    begin[pickup] = needed;
                    if (needed > latest[pickup] + SAME || wayIsTooLong(pickup, k)) {
                        return false;
                    }
                    end = Math.max(end, risen ? Math.max(k + 1, partner[k]) : k);
                    k = pickup + 1;
                    continue;
                }
            }
            if (risen) {
                end = Math.max(end, Math.max(k + 1, partner[k]));
            } else if (k >= end) {
                return true;
            }
            k++;
        }
        return true;
    }

    /** Lowers the latest begins to the latest that keep all rules; for a sequence that has times. */
    void settleLatest() {
        int k = last;
        while (k >= 0) {
            if (k < last) {
                latest[k] = Math.min(latest[k], latest[k + 1] - drive[k + 1] - service[k]);
            }
            int dropOff = partner[k];
            if (dropOff >= 0) {
                double allowed = latest[k] + service[k] + ride[dropOff];
                if (allowed < latest[dropOff] - SAME) {
                    latest[dropOff] = allowed;
                    k = dropOff - 1;
                    continue;
                }
            }
            k--;
        }
    }

    /** Whether the ride is too long even if nobody ever waits: then raising would go on up to the end of the windows. */
    private boolean wayIsTooLong(int pickup, int dropOff) {
        double way = drive[dropOff];
        for (int k = pickup + 1; k < dropOff; k++) {
            way += drive[k] + service[k];
        }
        return way > ride[dropOff] + SAME;
    }

    /** Begins pickups just in time for the next stop where that makes nothing later: nobody waits aboard for nothing. */
    void shortenRides() {
        for (int k = last - 1; k >= 0; k--) {
            if (mate[k] < 0) {
                double intime = begin[k + 1] - drive[k + 1] - service[k];
                begin[k] = Math.max(begin[k], Math.min(latest[k], intime));
            }
        }
    }
}
