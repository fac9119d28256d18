package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.RideNeed;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with how it is planned.
 *
 * @param from the pharmacy in words
 * @param window of the hand-over; empty if the order says none
 * @param way who drives it when; none while it is on no tour
 * @param ordered what the order itself asks for; it cannot be packed without
 * @param withdrawn whether the order was withdrawn on the way: it is not tried once more
 * @param changedAt when anything of it changed last
 */
public record DeliveryJob(
        JobView job,
        String from,
        Optional<Period> window,
        @Nullable Way way,
        Set<RideNeed> ordered,
        boolean withdrawn,
        Instant changedAt) {
    /**
     * Who drives it when.
     *
     * @param driver reference, such as {@code Practitioner/driver-1}
     * @param estimated whether its times are estimates by air distance
     */
    public record Way(
            String driver, String driverName, String vehicle, Instant pickup, Instant dropOff, boolean estimated) {}
}
