package de.medicalhub.transport.dispatch;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Event: on this or another node something was changed, and is written (rule 9).
 *
 * @param day of what; empty if it may be anything, also what was missed
 */
public record DayHeard(Optional<Day> day) {
    /** It may be anything. */
    public static final DayHeard ANYTHING = new DayHeard(Optional.empty());

    /** A carrier's day. */
    public record Day(LocalDate date, String carrier) {}

    /** That day of that carrier. */
    public static DayHeard of(LocalDate date, String carrier) {
        return new DayHeard(Optional.of(new Day(date, carrier)));
    }
}
