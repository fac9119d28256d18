package de.medicalhub.video.door;

import jakarta.json.JsonObject;
import java.time.Duration;

/** The wire to one browser; never blocks. */
public interface Wire {
    /** Sends, in order; a wire that is gone swallows it. */
    void send(JsonObject message);

    /** Ends the wire; the code says why (docs/video-protocol.md). */
    void close(int code, String reason);

    /** Allows this much silence before the wire counts as dead. */
    void allowSilence(Duration duration);
}
