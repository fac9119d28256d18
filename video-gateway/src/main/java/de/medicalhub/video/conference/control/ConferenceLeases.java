package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.nodes.NodeId;
import java.util.Optional;
import java.util.Set;

/** Which node leads a room (rule 15); a lease of three seconds, by the database's clock. */
public interface ConferenceLeases {
    /** Who leads it, after this node has tried to if nobody does; empty if it is over. */
    Optional<NodeId> lead(ConferenceId conference, NodeId self);

    /** Goes on leading; answers which of them this node still leads. */
    Set<ConferenceId> renew(NodeId self, Set<ConferenceId> led);

    /** Leads it no longer. */
    void release(ConferenceId conference, NodeId self);
}
