package de.medicalhub.video.consultation.control;

import de.medicalhub.common.fhir.Erasures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Follows what the FHIR server erases (rule 11); nothing is missed, and twice does no harm. */
@ApplicationScoped
public class FollowErasures {
    @Inject
    private ErasureSource source;

    @Inject
    private ErasureBook book;

    /** Erases all that was erased since the last time; outside of any transaction. */
    public void run() {
        Erasures.follow(book::position, source::after, book::erase);
    }
}
