package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.FeedVisit;
import java.time.Instant;
import java.util.List;

/** When somebody has appointments, asked without anybody being signed in; tells times and kinds only. */
public interface FeedTimes {
    /**
     * In the order of time.
     *
     * @param owner {@code Practitioner/…}, {@code Organization/…} or {@code Patient/…}
     */
    List<FeedVisit> list(String owner, Instant from, Instant until);
}
