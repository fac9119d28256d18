package de.medicalhub.portal.cases;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of cases.
 *
 * @param cases in the order of the list (C7)
 * @param next where the list goes on; empty at its end
 */
public record CaseWindow(List<Case> cases, Optional<CasePlace> next) {}
