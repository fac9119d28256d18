package de.medicalhub.video.signalling.control;

import jakarta.json.JsonObject;

/** The wire to one browser; never blocks. */
public interface Connection {
    /** Sends, in order; a wire that is gone swallows it. */
    void send(JsonObject message);

    /** Ends the wire; the code says why (docs/video-protocol.md). */
    void close(int code, String reason);

    /** Allows this much silence before the wire counts as dead. */
    void allowSilence(java.time.Duration duration);
}
