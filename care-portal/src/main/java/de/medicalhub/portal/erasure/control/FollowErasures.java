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
        boolean isMore = true;
        while (isMore) {
            int position = mark.position();
            Erasures news = source.after(position);
            if (news.position() > position) {
                forgetting.forget(news);
            }
            isMore = news.isMore();
        }
    }
}
