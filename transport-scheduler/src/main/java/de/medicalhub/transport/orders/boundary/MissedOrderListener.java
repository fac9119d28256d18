package de.medicalhub.transport.orders.boundary;

import de.medicalhub.transport.orders.OrderMissed;
import de.medicalhub.transport.orders.control.TakeIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears of orders whose last change could not count when it came. */
@ApplicationScoped
public class MissedOrderListener {
    @Inject
    private TakeIn takeIn;

    void missed(@Observes OrderMissed event) {
        takeIn.missed(event);
    }
}
