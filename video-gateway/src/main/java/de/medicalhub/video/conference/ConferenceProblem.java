package de.medicalhub.video.conference;

import java.util.Locale;

/** Why something did not come about. */
public enum ConferenceProblem {
    /** As many people as a room takes are there. */
    FULL,
    /** The media servers carry as many streams as they may. */
    NO_CAPACITY,
    /** No session description of a browser, or one without a codec that the room speaks. */
    BAD_OFFER,
    /** No such person or stream. */
    UNKNOWN,
    /** The browser and the media server found no way to each other, several times. */
    NO_MEDIA,
    /** No media server answers; the room is built anew as soon as one does. */
    MEDIA_SERVER_AWAY;

    /** As the protocol spells it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
