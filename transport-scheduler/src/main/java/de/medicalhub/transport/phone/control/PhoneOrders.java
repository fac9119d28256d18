package de.medicalhub.transport.phone.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.Trial;
import de.medicalhub.transport.orders.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** Says when the vehicle would come, and stores the order (rules 1 to 6). */
@ApplicationScoped
public class PhoneOrders {
    @Inject
    private Dispatch dispatch;

    @Inject
    private RideOrders orders;

    @Inject
    private Choices choices;

    @Inject
    private Clock clock;

    /**
     * What would become of it; nothing is stored.
     *
     * @throws RefusedException if it is more than a year ahead, or requires a vehicle or driver of others
     */
    public Trial tryOut(PhoneCall call) {
        if (call.isTooFar(clock.instant())) {
            throw new RefusedException(ProblemKind.RULE, "phone.too-far");
        }
        choices.check(call);
        return dispatch.tryOut(call.wayOut(), call.appointment());
    }

    /**
     * Stores it, with a place or without: who has no place waits on the board.
     *
     * @throws RefusedException if no window can be told, because a place is not known, or because it is over
     */
    public Trial order(PhoneCall call, String token, Locale language) {
        Trial trial = tryOut(call);
        Period window = call.wayOut()
                .window()
                .or(trial::window)
                .orElseThrow(() -> new RefusedException(ProblemKind.RULE, "phone.place-unknown"));
        if (window.end().isBefore(clock.instant())) {
            throw new RefusedException(ProblemKind.RULE, "phone.too-late");
        }
        return trial.within(orders.store(call, window, token, language));
    }

    /** The patient is not ready after all. */
    public void notReady(String legId, String token, Locale language) {
        orders.notReady(legId, token, language);
    }

    /** The ride is not driven. */
    public void cancel(String legId, RideOrders.Cancelling why, String token, Locale language) {
        orders.cancel(legId, why, token, language);
    }

    /** The patient is ready for the way back. */
    public void ready(String legId, Instant at, String token, Locale language) {
        orders.ready(legId, at, token, language);
    }
}
