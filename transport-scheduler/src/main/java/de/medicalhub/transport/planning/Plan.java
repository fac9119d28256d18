package de.medicalhub.transport.planning;

import java.util.List;
import java.util.Map;

/**
 * A day's plan.
 *
 * @param tours all tours, in the order given
 * @param refused by job id: who is on no tour, and why
 */
public record Plan(List<PlanTour> tours, Map<String, Refusal> refused) {
    /** Keeps its own copies. */
    public Plan {
        tours = List.copyOf(tours);
        refused = Map.copyOf(refused);
    }

    /** Whether somebody is on no tour only because planning was stopped before their turn. */
    public boolean isCutShort() {
        return refused.values().stream().anyMatch(why -> why.rule() == Refusal.Rule.PLANNING_CUT_SHORT);
    }
}
