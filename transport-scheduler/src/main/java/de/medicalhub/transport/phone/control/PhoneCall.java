package de.medicalhub.transport.phone.control;

import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was said on the telephone.
 *
 * @param number of the order
 * @param at when: the appointment, or the begin of the pickup
 * @param isAppointment which of both
 * @param vehicle id of the one that must come; empty for any
 * @param driver reference to who must drive; empty for anybody
 * @param kilograms that the patient weighs; 0 if nobody said
 * @param back whether there is a way back
 * @param backAt from when on; empty while that is not known
 */
public record PhoneCall(
        UUID number,
        String carrier,
        String name,
        String phone,
        Place from,
        Place to,
        Instant at,
        boolean isAppointment,
        Posture posture,
        boolean companion,
        Set<RideNeed> needs,
        String note,
        String vehicle,
        String driver,
        int kilograms,
        boolean back,
        Optional<Instant> backAt) {
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final Duration PICKUP_WITHIN = Duration.ofMinutes(30);

    /** Whether it is so far ahead that the year must be a slip of the pen. */
    boolean isTooFar(Instant now) {
        return at.isAfter(now.plus(FARTHEST));
    }

    /** The way out as the intake will take it in. */
    public TransportRequest wayOut() {
        Optional<Period> window =
                isAppointment ? Optional.empty() : Optional.of(new Period(at, at.plus(PICKUP_WITHIN)));
        return new TransportRequest(
                "phone-" + number + "-out",
                JobKind.RIDE,
                Optional.empty(),
                carrier,
                "",
                name,
                phone,
                from,
                to,
                window,
                Optional.of(posture),
                companion,
                needs,
                1,
                "",
                note,
                Optional.empty(),
                Pharmacy.UNKNOWN,
                new Demands(appointment(), vehicle, driver, kilograms));
    }

    /** The appointment, if that is what counts. */
    public Optional<Instant> appointment() {
        return isAppointment ? Optional.of(at) : Optional.empty();
    }
}
