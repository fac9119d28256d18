package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Drives;

/**
 * Remembers drives that were asked for, as many as it has places; for one question to a day, in which the same drive is asked
 * for a few times. For one thread.
 */
final class KnownDrives implements Drives {
    private static final int PLACES_PER_NODE = 4;

    private final Drives drives;
    private final long[] keys;
    private final double[] values;

    KnownDrives(int nodes, Drives drives) {
        this.drives = drives;
        int places = Integer.highestOneBit(Math.max(1, nodes) * PLACES_PER_NODE) * 2;
        keys = new long[places];
        values = new double[places];
    }

    @Override
    public double between(int from, int to) {
        long key = ((long) from << Integer.SIZE | to) + 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> Integer.SIZE) & keys.length - 1;
        if (keys[place] != key) {
            keys[place] = key;
            values[place] = drives.between(from, to);
        }
        return values[place];
    }
}
