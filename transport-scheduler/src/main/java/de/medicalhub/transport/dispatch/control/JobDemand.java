package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one job asks of a vehicle, its driver and the day. */
final class JobDemand {
    /** How long a vehicle stands: helping a patient out of the ward or into bed takes longer than a parcel. */
    private static final Duration RIDE = Duration.ofMinutes(10);

    static final Duration LYING = Duration.ofMinutes(15);
    private static final Duration PARCEL = Duration.ofMinutes(5);
    private static final Load COMPANION = new Load(0, 0, 0, 1);
    private static final Load COLD_PARCEL = new Load(0, 0, 0, 0, 1);

    private JobDemand() {}

    /** How long the vehicle stands at each of the two doors. */
    static Duration standing(Wish wish) {
        if (wish.kind() == JobKind.DELIVERY) {
            return PARCEL;
        }
        return wish.posture().filter(Posture.LYING::equals).isPresent() ? LYING : RIDE;
    }

    /**
     * Who rides in a carry chair sits on a seat; the chair itself is equipment. Who comes along takes a seat for staff first; a walker or
     * a folded wheelchair the room for luggage.
     */
    static Load load(TransportJob job) {
        Wish wish = job.wish();
        if (wish.kind() == JobKind.DELIVERY) {
            return job.isCold() ? COLD_PARCEL : Load.NONE;
        }
        Load patient = switch (wish.posture().orElseThrow()) {
            case WALKING, CARRY_CHAIR -> new Load(1, 0, 0);
            case WHEELCHAIR -> new Load(0, 1, 0);
            case LYING -> new Load(0, 0, 1);
        };
        int pieces = (int) wish.needs().stream().filter(RideNeed::isLuggage).count();
        Load person = patient.plus(new Load(0, 0, 0, 0, 0, pieces));
        return wish.companion() ? person.plus(COMPANION) : person;
    }

    /** What the vehicle must have, or its driver must be allowed. */
    static Set<Equipment> needs(TransportJob job) {
        Set<Equipment> needs = EnumSet.noneOf(Equipment.class);
        needs.addAll(job.wish().equipment());
        if (job.isCold()) {
            needs.add(Equipment.COLD_BOX);
        }
        if (job.isNarcotic()) {
            needs.add(Equipment.NARCOTICS);
        }
        return needs;
    }

    /** Whether the planner can be asked at all. */
    static boolean isPlannable(TransportJob job) {
        Wish wish = job.wish();
        return wish.window().filter(window -> !window.isReversed()).isPresent()
                && wish.pickup().position().isPresent()
                && wish.dropOff().position().isPresent()
                && job.refusal().filter(why -> why.rule() == Rule.SAME_PLACE).isEmpty()
                && (job.kind() == JobKind.DELIVERY || wish.posture().isPresent());
    }

    /**
     * When the pickup may begin (rule 29): while the pharmacy is open; of several stretches the one for which it is planned, else the
     * longest. Where there is none, the window of the order.
     */
    static Period pickup(TransportJob job) {
        Period window = job.wish().window().orElseThrow();
        List<Period> open = job.wish().openHours().within(window);
        return job.plannedPickup()
                .flatMap(at -> open.stream()
                        .filter(one -> !at.isBefore(one.start()) && !at.isAfter(one.end()))
                        .findFirst())
                .or(() -> open.stream().max(Comparator.comparing(one -> Duration.between(one.start(), one.end()))))
                .orElse(window);
    }

    /**
     * When the drop-off may begin: of a ride to an appointment early enough for it (rule 27), of another ride whenever it comes, of a delivery
     * within its window.
     */
    static TimeWindow dropOff(Wish wish) {
        Period window = wish.window().orElseThrow();
        long start = window.start().getEpochSecond();
        if (wish.kind() == JobKind.DELIVERY) {
            return new TimeWindow(start, window.end().getEpochSecond());
        }
        return wish.demands()
                .appointment()
                .map(at -> at.minus(ArrivalWindow.IN_TIME).getEpochSecond())
                .map(latest -> new TimeWindow(start, Math.max(start, latest)))
                .orElseGet(() -> TimeWindow.from(start));
    }

    /** Whether the pharmacy is closed for all that is left of the window (rule 29). */
    static boolean isClosed(TransportJob job, Instant now) {
        return job.kind() == JobKind.DELIVERY
                && job.wish()
                        .window()
                        .filter(window -> window.end().isAfter(now))
                        .map(window -> now.isAfter(window.start()) ? new Period(now, window.end()) : window)
                        .filter(left -> job.wish().openHours().within(left).isEmpty())
                        .isPresent();
    }

    /** Whether its pharmacy's hours leave less than the order's window. */
    static boolean isNarrowed(TransportJob job) {
        return !Optional.of(pickup(job)).equals(job.wish().window());
    }
}
