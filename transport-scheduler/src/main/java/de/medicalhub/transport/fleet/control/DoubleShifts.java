package de.medicalhub.transport.fleet.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.Shift;
import de.medicalhub.transport.fleet.Vehicle;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Nobody drives two vehicles at once, and nobody shares one (rule 2); a week ends where it begins. Shifts for some weeks may stand beside
 * those for good, for somebody is away then: of them {@link Overlaps} says what remains.
 */
final class DoubleShifts {
    private static final long DAY = Duration.ofDays(1).toMinutes();
    private static final long WEEK = 7 * DAY;

    /** One shift on one day of the week, in minutes since Monday began. */
    private record Span(Shift shift, DayOfWeek day, long from, long to) {
        boolean meets(Span later) {
            return later.from < to || from + WEEK < later.to;
        }
    }

    private DoubleShifts() {}

    /**
     * Lets only shifts pass that can all be driven.
     *
     * @throws RefusedException that names the first two that overlap
     */
    static void refuse(List<Vehicle> vehicles, List<Shift> shifts) {
        Map<String, String> labels = vehicles.stream().collect(Collectors.toMap(Vehicle::id, Vehicle::label));
        refuse(shifts, Shift::vehicleId, "fleet.vehicle-twice", labels);
        refuse(shifts, Shift::driver, "fleet.driver-twice", labels);
    }

    private static void refuse(
            List<Shift> shifts, Function<Shift, String> whose, String key, Map<String, String> labels) {
        shifts.stream().collect(Collectors.groupingBy(whose)).values().forEach(own -> refuse(spans(own), key, labels));
    }

    private static void refuse(List<Span> spans, String key, Map<String, String> labels) {
        for (int i = 0; i < spans.size(); i++) {
            for (Span later : spans.subList(i + 1, spans.size())) {
                Span first = spans.get(i);
                if (first.meets(later)) {
                    throw new RefusedException(ProblemKind.INVALID, key, values(first, later, labels));
                }
            }
        }
    }

    private static Object[] values(Span first, Span second, Map<String, String> labels) {
        List<Object> values = new ArrayList<>();
        for (Span span : List.of(first, second)) {
            values.add(labels.getOrDefault(span.shift.vehicleId(), span.shift.vehicleId()));
            values.add(span.shift.driverName());
            values.add(span.day.getValue());
            values.add(time(span.shift.from()));
            values.add(time(span.shift.to()));
        }
        return values.toArray();
    }

    private static String time(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }

    private static List<Span> spans(List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.firstDay().isEmpty() && shift.lastDay().isEmpty())
                .flatMap(shift -> shift.days().stream().map(day -> span(shift, day)))
                .sorted(Comparator.comparing(Span::from).thenComparing(Span::to))
                .toList();
    }

    private static Span span(Shift shift, DayOfWeek day) {
        long from = (day.getValue() - 1) * DAY + LocalTime.MIDNIGHT.until(shift.from(), ChronoUnit.MINUTES);
        long length = shift.from().until(shift.to(), ChronoUnit.MINUTES);
        return new Span(shift, day, from, from + (length > 0 ? length : length + DAY));
    }
}
