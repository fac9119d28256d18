package de.medicalhub.video.nodes;

import java.util.UUID;

/** One running node; new at each start. */
public record NodeId(String value) {
    /** A new one, fit for the name of a channel. */
    public static NodeId next() {
        return new NodeId(UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
