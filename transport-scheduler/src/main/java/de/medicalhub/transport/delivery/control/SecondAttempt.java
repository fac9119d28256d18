package de.medicalhub.transport.delivery.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.orders.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When medicines that came back are tried once more (rule 9). */
public final class SecondAttempt {
    private static final Duration TIME_ENOUGH = Duration.ofHours(2);
    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime TO = LocalTime.of(18, 0);

    private SecondAttempt() {}

    /** Until the order's latest hand-over if that leaves two hours, else on the next day but Sunday, from nine to six. */
    public static Period after(Instant now, Period ordered) {
        if (!now.plus(TIME_ENOUGH).isAfter(ordered.end())) {
            return new Period(now, ordered.end());
        }
        LocalDate next = LocalDate.ofInstant(now, HubClock.berlin()).plusDays(1);
        LocalDate day = next.getDayOfWeek() == DayOfWeek.SUNDAY ? next.plusDays(1) : next;
        return new Period(at(day, FROM), at(day, TO));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(HubClock.berlin()).toInstant();
    }
}
