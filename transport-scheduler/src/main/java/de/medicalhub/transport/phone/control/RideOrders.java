package de.medicalhub.transport.phone.control;

import de.medicalhub.transport.orders.Period;
import java.time.Instant;
import java.util.Locale;

/** Where orders are stored, in the name of who takes them. */
public interface RideOrders {
    /**
     * Stores the order once.
     *
     * @param window of the pickup
     * @param token the dispatcher's own
     * @param language in which faults are said
     * @return the window of the pickup as it is stored; another one if the order was stored before
     * @throws de.medicalhub.transport.RefusedException CONFLICT if another order is stored under its number
     */
    Period store(PhoneCall call, Period window, String token, Locale language);

    /** Why a ride is cancelled, and whether its way back is, too. */
    record Cancelling(String reason, boolean withReturn) {}

    /**
     * The ride is not driven.
     *
     * @throws de.medicalhub.transport.RefusedException RULE if it has begun or is a case's, CONFLICT if it has ended
     */
    void cancel(String legId, Cancelling why, String token, Locale language);

    /** The patient of a way back is not ready after all; it waits again. */
    void notReady(String legId, String token, Locale language);

    /** The patient of a way back that is not planned is ready. */
    void ready(String legId, Instant at, String token, Locale language);
}
