package de.medicalhub.portal.erasure.control;

import de.medicalhub.common.fhir.Erasures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Follows what the FHIR server erases (ER1). */
@ApplicationScoped
public class FollowErasures {
    @Inject
    private ErasureSource source;

    @Inject
    private ErasureMark mark;

    @Inject
    private Forgetting forgetting;

    /** Erases all that was erased since the last time. */
    public void run() {
        Erasures.follow(mark::position, source::after, forgetting::forget);
    }
}
