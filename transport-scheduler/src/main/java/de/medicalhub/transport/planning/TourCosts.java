package de.medicalhub.transport.planning;

/**
 * What a vehicle costs its carrier; a soft cost, weighed by {@link Weights#euro}.
 *
 * @param perUse euros for using it at all on that day; 0 once it is out
 * @param perHour euros for each hour at the wheel, kilometres included
 */
public record TourCosts(double perUse, double perHour) {
    /** Nothing but the driving itself. */
    public static final TourCosts NONE = new TourCosts(0, 0);

    private static final double SECONDS_PER_HOUR = 3600;

    /** Refuses what would reward driving. */
    public TourCosts {
        if (!(perUse >= 0 && perHour >= 0)) {
            throw new IllegalArgumentException("Costs are not negative");
        }
    }

    /** Euros for each second at the wheel. */
    public double perSecond() {
        return perHour / SECONDS_PER_HOUR;
    }
}
