package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what a filter of a long list would show, where a search can say it (C6); pure. */
final class CaseTotals {
    private static final String PLANS = "CarePlan?status=active&category=" + HubCodes.PLAN_CATEGORY + "|discharge";

    private final String narrowed;
    private final LocalDate today;

    /** @param narrowed further conditions on the plans, such as the stays of a ward; empty for none */
    CaseTotals(String narrowed, Instant now) {
        this.narrowed = narrowed;
        this.today = LocalDate.ofInstant(now, HubClock.berlin());
    }

    /** In the order of {@link #read}. */
    List<String> queries() {
        List<String> queries = new ArrayList<>(List.of(
                PLANS + narrowed,
                PLANS + narrowed + "&date=sa" + start(today).minusMillis(1) + "&date=lt" + start(today.plusDays(2))));
        if (narrowed.isEmpty()) {
            queries.add("ServiceRequest?status=active&category=" + HubCodes.REQUEST_CATEGORY
                    + "|nursing&performer:missing=true");
        }
        return queries;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(HubClock.berlin()).toInstant();
    }

    /** The numbers that came. */
    static Map<CaseFilter, Integer> read(List<Optional<Integer>> numbers) {
        List<CaseFilter> counted = List.of(CaseFilter.ALL, CaseFilter.TOMORROW, CaseFilter.OPEN);
        Map<CaseFilter, Integer> totals = new EnumMap<>(CaseFilter.class);
        for (int i = 0; i < Math.min(numbers.size(), counted.size()); i++) {
            CaseFilter filter = counted.get(i);
            numbers.get(i).ifPresent(number -> totals.put(filter, number));
        }
        return totals;
    }
}
