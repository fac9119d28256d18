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
        boolean isMore = true;
        while (isMore) {
            int position = book.position();
            Erasures news = source.after(position);
            if (news.position() > position) {
                book.erase(news);
            }
            isMore = news.isMore();
        }
    }
}
