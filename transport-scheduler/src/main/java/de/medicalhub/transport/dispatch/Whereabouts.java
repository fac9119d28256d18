package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.roads.GeoPoint;
import java.time.Instant;
import java.util.Optional;

/** Where vehicles are, as far as their drivers' phones say; every caller is in a transaction. */
public interface Whereabouts {
    /** Where the vehicle of the tour was last, while its driver is at work; kept by nobody who asks. */
    Optional<Seen> lastSeen(String tourId);

    /** Since when the driver of the tour has been on a break that has not ended. */
    Optional<Instant> restingSince(String tourId);

    /**
     * A vehicle was there.
     *
     * @param accuracyMetres within which it was, as the phone says
     * @param at when we heard of it
     */
    record Seen(GeoPoint place, int accuracyMetres, Instant at) {}
}
