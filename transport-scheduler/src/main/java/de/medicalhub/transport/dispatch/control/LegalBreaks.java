package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.DueBreak;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.TourTerms.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The breaks that German law asks of a shift (Arbeitszeitgesetz, section 4): more than six hours of work need 30 minutes, more
 * than nine 45, in parts of at least 15; nobody works longer than six hours without one. The first one is 30 minutes; the others
 * are 15.
 */
final class LegalBreaks {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Duration MOST_WORK = Duration.ofHours(6);
    private static final Duration WORK_OF_ONE_BREAK = Duration.ofHours(9);
    private static final Duration FIRST_NOT_BEFORE = Duration.ofHours(2);

    private LegalBreaks() {}

    /**
     * The breaks that are still to be taken, in order of time; one that is overdue may begin at any time from now on.
     *
     * @param taken breaks that the driver took, in order of time; those of less than 15 minutes do not count
     */
    static List<Rest> due(Period shift, List<Period> taken, Instant now) {
        List<Rest> due = new ArrayList<>();
        List<Period> counted = taken.stream()
                .filter(one -> length(one).compareTo(SHORTEST) >= 0)
                .toList();
        Duration rested = Duration.ZERO;
        // Since when somebody has worked without a break, at the earliest.
        Instant earliest = shift.start();
        for (Period one : counted) {
            rested = rested.plus(length(one));
            earliest = one.end();
        }
        Duration work = length(shift);
        while (isMissing(work, rested) || earliest.plus(MOST_WORK).isBefore(shift.end())) {
            Duration next = rested.compareTo(LONG) < 0 ? LONG.minus(rested) : SHORTEST;
            next = next.compareTo(SHORTEST) < 0 ? SHORTEST : next;
            // The planner takes them in their order: the next one waits for the end of this one, however late that is.
            Instant from = rested.isZero() ? earliest.plus(FIRST_NOT_BEFORE) : earliest;
            // Not so early that another one would be due before the end, unless there has to be another one.
            if (!isMissing(work, rested.plus(next))) {
                from = max(from, shift.end().minus(MOST_WORK).minus(next));
            }
            Instant until = min(earliest.plus(MOST_WORK), shift.end().minus(next));
            if (!due.isEmpty() && until.isBefore(max(earliest, now))) {
                // Behind an overdue one there is no room for it before the end.
                break;
            }
            from = max(min(from, until), now);
            // Who did not rest in time rests as soon as nobody is aboard.
            until = until.isBefore(from) ? max(from, shift.end()) : until;
            due.add(new Rest(new TimeWindow(from.getEpochSecond(), until.getEpochSecond()), next.toSeconds()));
            rested = rested.plus(next);
            earliest = from.plus(next);
        }
        return due;
    }

    /** The same for people to read; none once the shift is over. */
    static List<DueBreak> said(Period shift, List<Period> taken, Instant now) {
        return now.isAfter(shift.end())
                ? List.of()
                : due(shift, taken, now).stream()
                        .map(rest -> new DueBreak(
                                Instant.ofEpochSecond(rest.window().earliest()),
                                Instant.ofEpochSecond(rest.window().latest()),
                                Duration.ofSeconds(rest.seconds()).toMinutes()))
                        .toList();
    }

    /** Whether a break should have begun by now. */
    static boolean isOverdue(Period shift, List<Period> taken, Instant now) {
        Instant since = taken.stream()
                .filter(one -> length(one).compareTo(SHORTEST) >= 0)
                .map(Period::end)
                .reduce(shift.start(), LegalBreaks::max);
        return now.isAfter(since.plus(MOST_WORK)) && now.isBefore(shift.end());
    }

    private static boolean isMissing(Duration work, Duration rested) {
        boolean none = work.compareTo(MOST_WORK) > 0 && rested.compareTo(LONG) < 0;
        boolean few = work.minus(rested).compareTo(WORK_OF_ONE_BREAK) > 0 && rested.compareTo(LONG.plus(SHORTEST)) < 0;
        return none || few;
    }

    private static Duration length(Period period) {
        return Duration.between(period.start(), period.end());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
