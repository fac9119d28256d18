package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.dispatch.control.Blockers;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would become of a ride if it were ordered now; nothing is written.
 *
 * @param window of the pickup, within which it would be promised; empty if the places are not known
 * @param place when and by whom it would be driven; empty if there is no place for it
 * @param refusal why there is none
 * @param blocker which vehicle comes nearest, and what keeps it
 * @param instead addresses of the register that were taken, because those of the order are written otherwise
 */
public record Trial(
        Optional<Period> window,
        Optional<Place> place,
        Optional<Refusal> refusal,
        Optional<Blocker> blocker,
        List<String> instead) {
    /** There is a place for it. */
    public static Trial placed(Optional<Period> window, Place place) {
        return new Trial(window, Optional.of(place), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A place on a tour.
     *
     * @param estimated whether its times are estimates by air distance
     */
    public record Place(Instant pickup, Instant dropOff, String vehicle, boolean estimated) {}

    /** As it is stored: promised within that window. */
    public Trial within(Period stored) {
        return new Trial(Optional.of(stored), place, refusal, blocker, instead);
    }

    /** It was reckoned with these addresses. */
    public Trial with(List<String> addresses) {
        return new Trial(window, place, refusal, blocker, addresses);
    }

    /** It cannot be, whoever drives. */
    public static Trial refused(Optional<Period> window, Refusal why) {
        return refused(window, why, Optional.empty());
    }

    /** It cannot be, and that one comes nearest. */
    public static Trial refused(Optional<Period> window, Refusal why, Optional<Blocker> blocker) {
        return new Trial(window, Optional.empty(), Optional.of(why), blocker, List.of());
    }

    /** Why it cannot be, as the board would say it (rule 21): the rule, the vehicle with place and time, the cheapest way out. */
    public Optional<String> reason(Locale language) {
        return refusal.map(why -> Blockers.sentence(why, blocker, language));
    }
}
