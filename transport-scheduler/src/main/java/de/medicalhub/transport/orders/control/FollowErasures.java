package de.medicalhub.transport.orders.control;

import de.medicalhub.common.fhir.Erasures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Follows what the FHIR server erases (rule 11); nothing is missed, and twice does no harm. */
@ApplicationScoped
public class FollowErasures {
    private final ErasureSource source;
    private final ErasureBook book;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected FollowErasures() {
        this(null, null);
    }

    @Inject
    FollowErasures(ErasureSource source, ErasureBook book) {
        this.source = source;
        this.book = book;
    }

    /** Erases all that was erased since the last time. */
    public void run() {
        Erasures.follow(book::position, source::after, book::erase);
    }
}
