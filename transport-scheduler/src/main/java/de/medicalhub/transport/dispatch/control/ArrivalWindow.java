package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.orders.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** When a patient must be fetched who has an appointment (rule 27). */
final class ArrivalWindow {
    /** So long before the appointment the patient is at the door there. */
    static final Duration IN_TIME = Duration.ofMinutes(10);

    private static final Duration WIDTH = Duration.ofMinutes(30);
    private static final int HOURS = 24;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ArrivalWindow() {}

    /**
     * The same where the drive lasts as long as the hour asks for.
     *
     * @param drive from door to door for who is picked up within that window
     */
    static Period before(Instant appointment, Function<Period, Duration> drive, Duration detour, Duration standing) {
        Duration longest = drive.apply(new Period(appointment, appointment));
        Period window = before(appointment, longest, detour, standing);
        for (int hour = 0; hour < HOURS && drive.apply(window).compareTo(longest) > 0; hour++) {
            longest = drive.apply(window);
            window = before(appointment, longest, detour, standing);
        }
        return window;
    }

    /**
     * Who is picked up at its very end and rides as long as anybody may, is still in time.
     *
     * @param drive from door to door
     * @param detour that others may cost
     * @param standing at each door
     */
    static Period before(Instant appointment, Duration drive, Duration detour, Duration standing) {
        Instant latest = appointment
                .minus(IN_TIME)
                .minus(standing)
                .minus(drive)
                .minus(detour)
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        return new Period(latest.minus(WIDTH).minus(MINUTE), latest.minus(MINUTE));
    }
}
