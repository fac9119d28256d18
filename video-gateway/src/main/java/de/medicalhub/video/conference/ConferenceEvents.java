package de.medicalhub.video.conference;

/** What a conference tells its people; called one after the other, never from the media server's threads. */
public interface ConferenceEvents {
    /** There is a port now, and the browser may offer on it. */
    void opened(StreamId stream);

    /** The answer to the browser's offer. */
    void answered(StreamId stream, String sdp);

    /** A way to the media server. */
    void candidate(StreamId stream, IceCandidate candidate);

    /** Media flows, or stopped to flow. */
    void flowing(StreamId stream, boolean flows);

    /** The port is gone. */
    void closed(StreamId stream);

    /** Something was refused or went wrong. */
    void failed(StreamId stream, ConferenceProblem problem);
}
