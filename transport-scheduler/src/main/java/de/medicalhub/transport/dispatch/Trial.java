package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * What would become of a ride if it were ordered now; nothing is written.
 *
 * @param window of the pickup, within which it would be promised; empty if the places are not known
 * @param place when and by whom it would be driven; empty if there is no place for it
 * @param refusal why there is none
 */
public record Trial(Optional<Period> window, Optional<Place> place, Optional<Refusal> refusal) {
    /**
     * A place on a tour.
     *
     * @param estimated whether its times are estimates by air distance
     */
    public record Place(Instant pickup, Instant dropOff, String vehicle, boolean estimated) {}

    /** It cannot be. */
    public static Trial refused(Optional<Period> window, Refusal why) {
        return new Trial(window, Optional.empty(), Optional.of(why));
    }
}
