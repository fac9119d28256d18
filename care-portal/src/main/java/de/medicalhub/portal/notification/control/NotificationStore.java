package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to be told; calls join the transaction of the use case. */
public interface NotificationStore {
    /** How far the notices are read; empty if never. */
    Optional<Instant> watermark();

    /** Never moves back. */
    void advance(Instant watermark);

    /** Those of the keys that have not been seen yet. */
    Set<String> unseen(Collection<String> keys);

    /** Notes a key; false if somebody else was faster. */
    boolean see(String key, Instant now);

    /** Once for each person, notice and channel (B4). */
    void add(Notification notification);

    /** What is due and not handed over, locked for this transaction; what another node has locked stays away. */
    List<Notification> takeDue(Instant now, int most);

    void handedOver(Collection<Long> ids, Instant now);

    List<Notification> find(Collection<Long> ids);

    /** Forgets what is older than needed. */
    void tidy(Instant seenBefore, Instant handedBefore);
}
