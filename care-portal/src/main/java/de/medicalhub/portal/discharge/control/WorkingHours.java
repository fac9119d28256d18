package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.Holidays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Proposes times at which somebody is there to keep them (D4): offices are open on working days from 8 to 18; pure. */
final class WorkingHours {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    private static final int TO_ANSWER = 4;

    private WorkingHours() {}

    /**
     * Until when an answer is asked for: four office hours from now. Where the discharge comes before, an hour before it; shortly
     * before it an hour from now, then half of the time that is left.
     *
     * @param leaves when the patient leaves; null if that is past or unknown
     */
    static LocalDateTime deadline(LocalDateTime now, @Nullable LocalDateTime leaves) {
        LocalDateTime usual = plus(now, Duration.ofHours(TO_ANSWER)).truncatedTo(ChronoUnit.HOURS);
        if (leaves == null || usual.isBefore(leaves)) {
            return usual;
        }
        LocalDateTime soon = now.plusHours(1);
        LocalDateTime before = leaves.minusHours(1);
        LocalDateTime later = before.isAfter(soon) ? before : soon;
        return later.isBefore(leaves)
                ? later
                : now.plus(Duration.between(now, leaves).dividedBy(2)).truncatedTo(ChronoUnit.MINUTES);
    }

    /** That day, or the next one on which practices are open. */
    static LocalDate workingDay(LocalDate day) {
        LocalDate open = day;
        while (!isWorkingDay(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** Not at weekends and not on public holidays of Rhineland-Palatinate. */
    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && Holidays.on(day).isEmpty();
    }

    /** So much of office hours later. */
    private static LocalDateTime plus(LocalDateTime from, Duration hours) {
        LocalDateTime at = open(from);
        Duration left = hours;
        Duration today = Duration.between(at.toLocalTime(), CLOSES);
        while (left.compareTo(today) > 0) {
            left = left.minus(today);
            at = open(at.toLocalDate().plusDays(1).atStartOfDay());
            today = Duration.between(at.toLocalTime(), CLOSES);
        }
        return at.plus(left);
    }

    private static LocalDateTime open(LocalDateTime at) {
        boolean over = !at.toLocalTime().isBefore(CLOSES);
        LocalDate day = workingDay(over ? at.toLocalDate().plusDays(1) : at.toLocalDate());
        LocalDateTime opens = day.atTime(OPENS);
        return at.isAfter(opens) ? at : opens;
    }
}
