package de.medicalhub.video.nodes;

import java.util.Set;
import java.util.function.BiConsumer;

/** Passes words between nodes. */
public interface NodeWire {
    /** This node. */
    NodeId self();

    /**
     * Says something to one node; nothing happens if it is gone.
     *
     * @param topic for whom of those that listen there
     * @param body any text
     */
    void send(NodeId to, String topic, String body);

    /** Says something to all other nodes; where there are none, nothing is said and the database only asked. */
    void sendAll(String topic, String body);

    /** All that are there, this one too. */
    Set<NodeId> living();

    /** Do words of other nodes arrive at the moment; what they told meanwhile is known when this turns true again. */
    boolean isHearing();

    /** Hears what other nodes say on a topic; called on one thread, in order. */
    void onWord(String topic, BiConsumer<NodeId, String> listener);

    /** Told when words may have been missed, when a node went, or when this node had counted as gone. */
    void onGap(Runnable listener);
}
