package de.medicalhub.video.relay;

import java.util.List;

/** Gives ways to a relay. */
public interface Relay {
    /**
     * What a browser may use from now on, for a limited time; empty if none is configured.
     *
     * @param name random, says nothing about the person; it stands in the relay's log
     */
    List<IceServer> serversFor(String name);
}
