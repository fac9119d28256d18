package de.medicalhub.video.signalling.entity;

import java.util.Locale;

/** Why a message, or a connection, was refused. */
public enum MessageProblem {
    /** Not of the form that the protocol wants. */
    MALFORMED,
    /** Larger than any honest message. */
    TOO_LARGE,
    /** Of a version that this gateway does not speak. */
    WRONG_VERSION,
    /** Not this side's to send. */
    NOT_ALLOWED,
    /** Nobody waits who could be let in. */
    NOBODY_WAITS,
    /** The ticket is unknown, used or too old. */
    TICKET_INVALID,
    /** Too many messages in too short a time. */
    TOO_MANY,
    /** Another host is there. */
    HOST_BUSY,
    /** The same person connected anew elsewhere. */
    REPLACED,
    /** The host has sent this one more person away. */
    DISMISSED,
    /** Too many come at this moment; their pages come again by themselves. */
    BUSY,
    /** A fault of ours. */
    FAULT;

    /** As the protocol spells it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
