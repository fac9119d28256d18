package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.Feed;
import java.util.Optional;

/** Who may be asked about by which secret address; kept as hash only. */
public interface Feeds {
    /** The feed of that address. */
    Optional<Feed> find(String tokenHash);

    /** The feed of that owner; its address is nowhere. */
    Optional<Feed> ofOwner(String owner);

    /** Opens one; an older one of the same owner ends. */
    void open(Feed feed, String tokenHash);

    /** Ends it. */
    void end(String owner);
}
