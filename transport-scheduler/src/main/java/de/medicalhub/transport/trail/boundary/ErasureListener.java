package de.medicalhub.transport.trail.boundary;

import de.medicalhub.transport.orders.RecordsErased;
import de.medicalhub.transport.trail.control.ShownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears what is erased, in the transaction of whoever tells. */
@ApplicationScoped
public class ErasureListener {
    @Inject
    private ShownPatients shown;

    void erased(@Observes RecordsErased event) {
        event.patients().forEach(shown::forget);
    }
}
