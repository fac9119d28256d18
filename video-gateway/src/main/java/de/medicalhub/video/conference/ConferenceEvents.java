package de.medicalhub.video.conference;

import java.util.List;

/** What a conference tells its people; called one after the other, never from the media server's threads. */
public interface ConferenceEvents {
    /**
     * There is a port now, and the browser may offer on it with a new connection.
     *
     * @param attempt counts the ports of the room upwards; what concerns another attempt is out of date
     */
    void opened(StreamId stream, int attempt);

    /** The answer to the browser's offer. */
    void answered(StreamId stream, int attempt, String sdp);

    /** A way to the media server. */
    void candidate(StreamId stream, int attempt, IceCandidate candidate);

    /** Media flows, or stopped to flow. */
    void flowing(StreamId stream, boolean flows);

    /** The port is gone. */
    void closed(StreamId stream);

    /**
     * In which order somebody sees the others.
     *
     * @param order who speaks first, without the person themself
     * @param pictures so many of them with their picture, the rest with sound only
     */
    void arranged(PersonId at, List<PersonId> order, int pictures);

    /** Somebody is no longer in the room. */
    void left(PersonId person);

    /** Something was refused or went wrong. */
    void failed(StreamId stream, ConferenceProblem problem);
}
