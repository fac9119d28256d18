package de.medicalhub.transport.phone.control;

import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where standing orders are kept, in the name of who takes them. */
public interface StandingBook {
    /**
     * Keeps a new order, or changes one.
     *
     * @param token the dispatcher's own
     * @param language in which faults are said
     * @throws de.medicalhub.transport.RefusedException CONFLICT if somebody has changed it meanwhile
     */
    void keep(StandingOrder order, Pickup pickup, String token, Locale language);

    /** All of the own carriers. */
    List<Listed> list(String token, Locale language);

    /** The approvals of all orders of the own carriers; of nobody it is told who rides. */
    List<Approval> approvals(String token, Locale language);

    /**
     * One of them, with what became of it.
     *
     * @param patient reference
     * @param legs from a week ago on
     */
    record Listed(StandingOrder order, String patient, List<Leg> legs) {
        /** Keeps its own copy. */
        public Listed {
            legs = List.copyOf(legs);
        }
    }

    /**
     * One way on one day.
     *
     * @param start of the pickup's window; empty while it is not known
     * @param estimated whether the planned time is an estimate by air distance
     * @param state business status, or else the status (docs/fhir-model.md)
     * @param reason why it is not planned; blank if there is none
     */
    record Leg(
            String id,
            Optional<Instant> start,
            Optional<Instant> planned,
            boolean estimated,
            String state,
            String reason) {}
}
