package de.medicalhub.transport.phone.control;

import de.medicalhub.transport.orders.Period;
import java.time.Instant;

/** Where orders are stored, in the name of who takes them. */
public interface RideOrders {
    /**
     * Stores the order once.
     *
     * @param window of the pickup
     * @param token the dispatcher's own
     */
    void store(PhoneCall call, Period window, String token);

    /** The patient of a leg without a time is ready. */
    void ready(String legId, Instant at, String token);
}
