package de.medicalhub.transport.orders;

import de.medicalhub.common.time.HubClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When somebody is open, by days of the week in Europe/Berlin.
 *
 * @param week in no order; none if the directory says nothing, and then nobody is taken to be closed
 */
public record OpeningHours(List<Stretch> week) {
    /** Of whom the directory says nothing. */
    public static final OpeningHours UNKNOWN = new OpeningHours(List.of());

    private static final int PARTS = 3;

    /**
     * One stretch of a day.
     *
     * @param until not after {@code from} if it ends on the next day; the same if it lasts a whole day
     */
    public record Stretch(DayOfWeek day, LocalTime from, LocalTime until) {
        private Period on(LocalDate date) {
            LocalDate end = until.isAfter(from) ? date : date.plusDays(1);
            return new Period(at(date, from), at(end, until));
        }

        private static Instant at(LocalDate date, LocalTime time) {
            return date.atTime(time).atZone(HubClock.berlin()).toInstant();
        }
    }

    /** Keeps its own list. */
    public OpeningHours {
        week = List.copyOf(week);
    }

    /** Whether the directory says nothing. */
    public boolean isUnknown() {
        return week.isEmpty();
    }

    /** The stretches within that period, the earliest first; the whole of it if nothing is known. */
    public List<Period> within(Period period) {
        if (isUnknown()) {
            return List.of(period);
        }
        List<Period> open = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(period.end(), HubClock.berlin());
        for (LocalDate day =
                        LocalDate.ofInstant(period.start(), HubClock.berlin()).minusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            LocalDate date = day;
            week.stream()
                    .filter(stretch -> stretch.day() == date.getDayOfWeek())
                    .map(stretch -> stretch.on(date))
                    .sorted((one, other) -> one.start().compareTo(other.start()))
                    .filter(one ->
                            one.start().isBefore(period.end()) && one.end().isAfter(period.start()))
                    .map(one -> new Period(
                            one.start().isBefore(period.start()) ? period.start() : one.start(),
                            one.end().isAfter(period.end()) ? period.end() : one.end()))
                    .forEach(open::add);
        }
        return open;
    }

    /** In one line, such as {@code MONDAY 08:00 18:30;SATURDAY 08:00 13:00}. */
    public String text() {
        return week.stream()
                .map(stretch -> stretch.day() + " " + stretch.from() + " " + stretch.until())
                .collect(Collectors.joining(";"));
    }

    /** What {@link #text()} gave. */
    public static OpeningHours of(String text) {
        return new OpeningHours(Arrays.stream(text.split(";", -1))
                .map(part -> part.split(" ", -1))
                .filter(parts -> parts.length == PARTS)
                .map(parts ->
                        new Stretch(DayOfWeek.valueOf(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2])))
                .toList());
    }
}
