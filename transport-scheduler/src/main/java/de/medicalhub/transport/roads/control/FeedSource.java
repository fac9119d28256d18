package de.medicalhub.transport.roads.control;

import java.io.IOException;

/** Where the configured traffic reports are read. */
public interface FeedSource {
    /** Whether there is one. */
    boolean isConfigured();

    /**
     * The whole feed as it is now.
     *
     * @throws IOException if it cannot be read in time, or is larger than any feed of a district
     */
    String read() throws IOException;
}
