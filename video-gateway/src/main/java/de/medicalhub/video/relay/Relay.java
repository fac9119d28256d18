package de.medicalhub.video.relay;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Gives ways to a relay. */
public interface Relay {
    /**
     * What a browser may use from now on, for a limited time; empty if none is configured.
     *
     * @param name random, says nothing about the person; it stands in the relay's log
     */
    List<IceServer> serversFor(String name);

    /** For how long they are good; zero if there are none. */
    default Duration lifetime() {
        return Duration.ZERO;
    }

    /** Whether all media is to go through the relay, so that nobody learns the other's address. */
    default boolean isOnly() {
        return false;
    }

    /**
     * The same for a consultation of a practice.
     *
     * @param organizations all to which it may belong, such as {@code Organization/practice-1}; empty if none is known
     */
    default boolean isOnlyFor(Set<String> organizations) {
        return isOnly();
    }
}
