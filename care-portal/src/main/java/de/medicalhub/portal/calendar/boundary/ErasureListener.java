package de.medicalhub.portal.calendar.boundary;

import de.medicalhub.portal.calendar.control.Feeds;
import de.medicalhub.portal.erasure.PersonErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears who is erased, in the transaction of whoever tells. */
@ApplicationScoped
public class ErasureListener {
    @Inject
    private Feeds feeds;

    void erased(@Observes PersonErased event) {
        feeds.end(event.person());
    }
}
