package de.medicalhub.transport.phone.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.Trial;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.phone.control.StandingOrder.Pickup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Says when the vehicle would come on the first day, and keeps the order (rules 6 and 7). */
@ApplicationScoped
public class StandingOrders {
    private final PhoneOrders orders;
    private final StandingBook book;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StandingOrders() {
        this(null, null);
    }

    @Inject
    StandingOrders(PhoneOrders orders, StandingBook book) {
        this.orders = orders;
        this.book = book;
    }

    /** What would become of its first day; nothing is stored. */
    public Trial tryOut(StandingOrder order) {
        return orders.tryOut(order.call());
    }

    /**
     * Keeps it; whoever has no place on a day waits on the board of that day.
     *
     * @return from when to when somebody is picked up on each day
     * @throws RefusedException if no window can be told, because a place is not known
     */
    public Pickup keep(StandingOrder order, String token, Locale language) {
        Pickup pickup = order.promised().orElseGet(() -> pickup(order));
        book.keep(order, pickup, token, language);
        return pickup;
    }

    /** All of the own carriers. */
    public List<StandingBook.Listed> list(String token, Locale language) {
        return book.list(token, language);
    }

    /** The approvals of all orders of the own carriers. */
    public List<Approval> approvals(String token, Locale language) {
        return book.approvals(token, language);
    }

    private Pickup pickup(StandingOrder order) {
        Period window = order.call()
                .wayOut()
                .window()
                .or(() -> tryOut(order).window())
                .orElseThrow(() -> new RefusedException(ProblemKind.RULE, "phone.place-unknown"));
        return new Pickup(hour(window.start()), hour(window.end()));
    }

    private static LocalTime hour(Instant at) {
        return at.atZone(HubClock.berlin()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }
}
