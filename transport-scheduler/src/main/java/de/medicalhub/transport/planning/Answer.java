package de.medicalhub.transport.planning;

import java.util.List;

/** What became of one job that was to be inserted. */
public sealed interface Answer {
    /**
     * It has its place.
     *
     * @param tourId on which tour
     * @param tours all tours as they are now
     */
    record Placed(String tourId, List<PlanTour> tours) implements Answer {}

    /** It has none, for this reason. */
    record Refused(Refusal refusal) implements Answer {}
}
