package de.medicalhub.transport.phone.control;

import de.medicalhub.common.time.Holidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was said of rides week after week.
 *
 * @param call who rides from where to where and how, on the first day
 * @param version that the caller has seen; empty of a new order
 * @param rhythm on which days and when
 * @param promised the pickup as it was promised before; empty if it is to be worked out
 * @param approval number of the insurer's approval; empty if none is known
 * @param approvalUntil its last day
 * @param ended whether nobody rides any more
 */
public record StandingOrder(
        PhoneCall call,
        Optional<String> version,
        Rhythm rhythm,
        Optional<Pickup> promised,
        String approval,
        Optional<LocalDate> approvalUntil,
        boolean ended) {
    /** The insurer's approval of it. */
    public Approval approved() {
        return new Approval(approval, approvalUntil, rhythm.until(), ended);
    }

    /** The code of a weekday (FHIR days-of-week), such as {@code mon}. */
    public static String codeOf(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** The weekday of that code, if there is one. */
    public static Optional<DayOfWeek> weekday(String code) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> codeOf(day).equals(code))
                .findFirst();
    }

    /** From when to when somebody is picked up, on each day the same (Europe/Berlin). */
    public record Pickup(LocalTime start, LocalTime end) {}

    /**
     * On which days somebody rides, and when.
     *
     * @param weekdays at least one
     * @param from the first day
     * @param until the last day
     * @param time of the appointment, or of the pickup (Europe/Berlin)
     * @param backAt from when on the way back is; empty while that is not known, or without one
     * @param onHolidays whether also on public holidays
     * @param daysOff single days that are left out
     */
    public record Rhythm(
            Set<DayOfWeek> weekdays,
            LocalDate from,
            LocalDate until,
            LocalTime time,
            Optional<LocalTime> backAt,
            boolean onHolidays,
            Set<LocalDate> daysOff) {
        /** Keeps its own copies. */
        public Rhythm {
            weekdays = Set.copyOf(weekdays);
            daysOff = Set.copyOf(daysOff);
        }

        /** The first day of a ride that is not before that one. */
        public Optional<LocalDate> firstFrom(LocalDate earliest) {
            LocalDate begin = earliest.isBefore(from) ? from : earliest;
            return until.isBefore(begin)
                    ? Optional.empty()
                    : begin.datesUntil(until.plusDays(1))
                            .filter(day -> weekdays.contains(day.getDayOfWeek()))
                            .filter(day -> !daysOff.contains(day))
                            .filter(day -> onHolidays || Holidays.on(day).isEmpty())
                            .findFirst();
        }
    }
}
