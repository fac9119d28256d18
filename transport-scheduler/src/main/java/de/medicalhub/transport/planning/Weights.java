package de.medicalhub.transport.planning;

/**
 * What counts how much when two plans keep every rule; the unit is one second of driving.
 *
 * @param detour of one second that a passenger is aboard beyond the direct drive
 * @param fairness how much dearer the last second of a fully driven shift is than the first one of an idle one; spreads
 *     the work over the drivers
 * @param change of another tour than was announced, in seconds of driving
 * @param euro of one euro that a vehicle costs ({@link TourCosts}), in seconds of driving
 */
public record Weights(double detour, double fairness, double change, double euro) {
    /** Driving alone. */
    public static final Weights DRIVING = new Weights(0, 0, 0, 0);

    /** As the hub plans unless configured otherwise: nine tenths of the way is driving. */
    public static final Weights USUAL = new Weights(0.1, 0.05, 120, 60);

    /** Refuses what would reward harm. */
    public Weights {
        if (!(detour >= 0 && fairness >= 0 && change >= 0 && euro >= 0)) {
            throw new IllegalArgumentException("Weights are not negative");
        }
    }

    /** Whatever vehicles cost. */
    public Weights(double detour, double fairness, double change) {
        this(detour, fairness, change, 0);
    }
}
