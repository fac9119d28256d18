package de.medicalhub.video.conference;

/** Why something did not come about. */
public enum ConferenceProblem {
    /** As many people as a room takes are there. */
    FULL,
    /** No session description of a browser. */
    BAD_OFFER,
    /** No such person or stream. */
    UNKNOWN,
    /** The media server does not answer, or has lost the room. */
    MEDIA_SERVER_AWAY
}
