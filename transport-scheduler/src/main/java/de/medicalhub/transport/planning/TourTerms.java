package de.medicalhub.transport.planning;

import java.util.List;

/**
 * What goes with a vehicle and its driver beside places and times.
 *
 * @param otherPlaces what it holds if it is set up differently; seats folded away for a wheelchair, say
 * @param patientsMaySitOnStretchers whether who could sit may also be carried on a free stretcher
 * @param breaks that the driver must still take, in order of time
 * @param costs of the vehicle beside the driving that every vehicle does alike
 */
public record TourTerms(
        List<Load> otherPlaces, boolean patientsMaySitOnStretchers, List<Rest> breaks, TourCosts costs) {
    /** One way to set it up, no break. */
    public static final TourTerms NONE = new TourTerms(List.of(), false, List.of());

    /** Keeps its own copies. */
    public TourTerms {
        otherPlaces = List.copyOf(otherPlaces);
        breaks = List.copyOf(breaks);
    }

    /** Of a vehicle of which nobody said what it costs. */
    public TourTerms(List<Load> otherPlaces, boolean patientsMaySitOnStretchers, List<Rest> breaks) {
        this(otherPlaces, patientsMaySitOnStretchers, breaks, TourCosts.NONE);
    }

    /** The same with these breaks. */
    public TourTerms resting(List<Rest> due) {
        return new TourTerms(otherPlaces, patientsMaySitOnStretchers, due, costs);
    }

    /**
     * A legal break, taken where the vehicle stands, with nobody aboard.
     *
     * @param window when it may begin
     * @param seconds how long it lasts
     */
    public record Rest(TimeWindow window, long seconds) {}
}
