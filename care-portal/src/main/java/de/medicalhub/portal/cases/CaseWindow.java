package de.medicalhub.portal.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a list of cases.
 *
 * @param cases in the order of the list (C7)
 * @param next where the list goes on; empty at its end
 * @param totals how many cases of the whole list some filters would show, as far as the server counts them (C6)
 */
public record CaseWindow(List<Case> cases, Optional<CasePlace> next, Map<CaseFilter, Integer> totals) {
    public CaseWindow {
        totals = Map.copyOf(totals);
    }
}
