package de.medicalhub.transport.driving.boundary;

import de.medicalhub.transport.driving.control.TakeStep;
import de.medicalhub.transport.orders.RecordsErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears what is erased, in the transaction of whoever tells. */
@ApplicationScoped
public class ErasureListener {
    @Inject
    private TakeStep steps;

    void erased(@Observes RecordsErased event) {
        steps.erase(event.taskIds());
    }
}
