package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What another node must find to take a room over, and how much each media server carries; the same for all nodes. A node that
 * stood still may find that another one has taken its room over meanwhile: then what it writes of that room throws
 * {@link LeadLostException}, and nothing is changed.
 */
public interface ConferenceBook {
    /** Ports that running rooms hold, by server. */
    Map<String, Integer> load();

    /** Servers that get no new rooms. */
    Set<String> draining();

    /** Gives a server no new rooms, or some again. */
    void drain(String server, boolean draining);

    /**
     * Counts so many ports for a room on a server, instead of what it held before.
     *
     * @param most that the server carries, all rooms of all nodes together
     * @return whether there was room
     */
    boolean reserve(ConferenceId conference, String server, int ports, int most);

    /** The room's pipeline; ports of another pipeline are forgotten. */
    void runsOn(ConferenceId conference, String server, String pipeline);

    /** A port, in the place of an older one of the same stream. */
    void opened(ConferenceId conference, PortEntry port);

    /** No longer. */
    void closed(ConferenceId conference, StreamId stream);

    /** The room holds nothing any more. */
    void released(ConferenceId conference);

    /** Where a room runs, if it does. */
    Optional<RoomEntry> find(ConferenceId conference);

    /** A room's place. */
    record RoomEntry(String server, String pipeline, List<PortEntry> ports) {}

    /** One port. */
    record PortEntry(StreamId stream, String port, int attempt) {}
}
