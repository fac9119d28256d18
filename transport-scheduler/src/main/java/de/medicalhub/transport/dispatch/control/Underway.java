package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.Whereabouts.Seen;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the rest of a tour begins, and when (rule 4). What a vehicle has driven since its last stop counts: nobody is late who
 * drives as planned. Where nothing says otherwise it is taken to have left as planned, and to stand at the door as long as
 * planned.
 *
 * @param since seconds since 1970; in the past for a vehicle that drives or stands at a door now
 * @param hasLeft whether it drives to its next stop by now, or stands there, so that this stop stays the next one
 */
record Underway(GeoPoint place, long since, boolean hasLeft) {
    /** An older position says nothing: in that time a vehicle is in the next village. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** The phone was in a house, or knows only its radio cell. */
    private static final int EXACT_METRES = 500;

    private static final double DOOR_KILOMETRES = 0.3;

    /** The tour's vehicle with these stops, of which the open ones are ahead. */
    static Underway of(Tour tour, List<Stop> stops, Optional<Seen> seen, TravelTimes roads, Instant now) {
        Optional<Stop> last = stops.stream()
                .filter(stop -> stop.doneAt().isPresent())
                .max(Comparator.comparing(stop -> stop.doneAt().orElseThrow()));
        Optional<Stop> next =
                stops.stream().filter(stop -> stop.doneAt().isEmpty()).findFirst();
        Optional<Seen> here = seen.filter(one -> one.accuracyMetres() <= EXACT_METRES
                && one.at().isAfter(now.minus(FRESH))
                && last.flatMap(Stop::doneAt).filter(one.at()::isBefore).isEmpty());
        GeoPoint place = here.map(Seen::place)
                .or(() -> last.flatMap(stop -> stop.place().position()))
                .orElseGet(tour::depot);
        Instant ready = here.map(Seen::at).or(() -> last.flatMap(Stop::doneAt)).orElseGet(tour::shiftStart);
        long free = Math.max(tour.shiftStart().getEpochSecond(), ready.getEpochSecond());
        return next.filter(stop -> stop.place().position().isPresent())
                .map(stop -> to(stop, new Underway(place, free, false), here.isPresent(), roads, now.getEpochSecond()))
                .orElseGet(() -> new Underway(place, Math.max(free, now.getEpochSecond()), false));
    }

    private static Underway to(Stop next, Underway free, boolean isSeen, TravelTimes roads, long now) {
        GeoPoint door = next.place().position().orElseThrow();
        long planned = next.plannedAt().getEpochSecond();
        long standing = JobDemand.standing(next.job().wish()).toSeconds();
        boolean isThere = next.action() == Action.PICKUP && next.job().state().isAtPickup();
        if (isThere || (isSeen && free.place().kilometresTo(door) < DOOR_KILOMETRES && planned <= now)) {
            return new Underway(door, Math.max(Math.min(planned, now), now - standing), true);
        }
        long window = next.job().wish().window().orElseThrow().start().getEpochSecond();
        long drive = roads.secondsBetween(free.place(), door, Math.min(now, window));
        // Only a ride's pickup has a step for the arrival: elsewhere the vehicle may stand at the door already.
        boolean saysArrival = next.action() == Action.PICKUP && next.job().kind() == JobKind.RIDE;
        long silent = isSeen || saysArrival ? 0 : standing;
        long departure = Math.max(free.since(), planned - drive);
        long since = Math.min(now, Math.max(departure, now - drive - silent));
        return new Underway(free.place(), Math.max(free.since(), since), departure <= now);
    }
}
