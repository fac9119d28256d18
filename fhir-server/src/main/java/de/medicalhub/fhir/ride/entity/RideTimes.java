package de.medicalhub.fhir.ride.entity;

import de.medicalhub.common.time.HubClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * At which times somebody rides, on each day the same (Europe/Berlin).
 *
 * @param time of the appointment, or from when on the pickup is
 * @param byAppointment which of both
 * @param pickupStart begin of the pickup's window
 * @param pickupEnd end of it; a window before midnight may belong to an appointment after it
 * @param back whether there is a way back
 * @param backAt from when on, on the same day or, if that is before {@code time}, on the next; empty while it is not known
 */
public record RideTimes(
        LocalTime time,
        boolean byAppointment,
        LocalTime pickupStart,
        LocalTime pickupEnd,
        boolean back,
        Optional<LocalTime> backAt) {
    private static final Duration DAY = Duration.ofDays(1);

    /** The moments of one day. */
    public record OnDay(Instant start, Instant end, Optional<Instant> appointment, Optional<Instant> backAt) {}

    /** How long before {@code time} the window of the pickup begins; zero without an appointment. */
    public Duration ahead() {
        return byAppointment ? between(pickupStart, time) : Duration.ZERO;
    }

    /** How long the window of the pickup is. */
    public Duration window() {
        return between(pickupStart, pickupEnd);
    }

    /**
     * The moments on that day. An hour that the clock leaps over is read as the one after it, and of one that comes twice the
     * first is meant; the window of the pickup keeps its length and its distance to the appointment.
     */
    public OnDay on(LocalDate day) {
        Instant anchor = at(day, time);
        Instant start = anchor.minus(ahead());
        Optional<Instant> returns = backAt.map(hour -> at(hour.isAfter(time) ? day : day.plusDays(1), hour))
                .map(hour -> hour.isBefore(anchor) ? anchor : hour);
        return new OnDay(start, start.plus(window()), byAppointment ? Optional.of(anchor) : Optional.empty(), returns);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(HubClock.berlin()).toInstant();
    }

    private static Duration between(LocalTime from, LocalTime to) {
        Duration length = Duration.between(from, to);
        return length.isNegative() ? length.plus(DAY) : length;
    }
}
