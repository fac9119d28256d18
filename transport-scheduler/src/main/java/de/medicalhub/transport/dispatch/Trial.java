package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What would become of a ride if it were ordered now; nothing is written.
 *
 * @param window of the pickup, within which it would be promised; empty if the places are not known
 * @param place when and by whom it would be driven; empty if there is no place for it
 * @param refusal why there is none
 * @param instead addresses of the register that were taken, because those of the order are written otherwise
 */
public record Trial(Optional<Period> window, Optional<Place> place, Optional<Refusal> refusal, List<String> instead) {
    /** With the addresses as they are written. */
    public Trial(Optional<Period> window, Optional<Place> place, Optional<Refusal> refusal) {
        this(window, place, refusal, List.of());
    }

    /**
     * A place on a tour.
     *
     * @param estimated whether its times are estimates by air distance
     */
    public record Place(Instant pickup, Instant dropOff, String vehicle, boolean estimated) {}

    /** As it is stored: promised within that window. */
    public Trial within(Period stored) {
        return new Trial(Optional.of(stored), place, refusal, instead);
    }

    /** It was reckoned with these addresses. */
    public Trial with(List<String> addresses) {
        return new Trial(window, place, refusal, addresses);
    }

    /** It cannot be. */
    public static Trial refused(Optional<Period> window, Refusal why) {
        return new Trial(window, Optional.empty(), Optional.of(why));
    }
}
