package de.medicalhub.portal.numbers.entity;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One measure by month.
 *
 * @param code such as {@code time-to-acceptance}
 */
public record Series(String code, List<Month> months, Count total) {
    private static final String TIME = "time-to-acceptance";
    private static final List<String> SHARES = List.of("placed-before-discharge", "punctual-transports");

    /** One month that is over. */
    public record Month(YearMonth month, Count count) {}

    /** Whether hours are measured. */
    public boolean isTime() {
        return code.equals(TIME);
    }

    /** Whether it is a part of a whole. */
    public boolean isShare() {
        return SHARES.contains(code);
    }

    /** What the chart shows of a month: median hours, per cent or a count; empty if hidden or if nothing happened. */
    public Optional<Integer> shown(Count count) {
        if (isTime()) {
            return count.median();
        }
        return isShare() ? count.percent() : count.all();
    }

    /** Whether nothing happened in any month. */
    public boolean isNothing() {
        return months.stream().allMatch(month -> month.count().isNothing());
    }

    /** Whether there is anything to draw. */
    public boolean isDrawn() {
        return latest().isPresent();
    }

    /** The last month of which something can be said. */
    public Optional<Month> latest() {
        return months.stream()
                .filter(month ->
                        shown(month.count()).isPresent() && !month.count().isNothing())
                .reduce((earlier, later) -> later);
    }
}
