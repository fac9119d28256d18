package de.medicalhub.video.signalling.entity;

import jakarta.json.JsonObject;

/** What a browser may say; each is of valid form already. */
public sealed interface ClientMessage {
    /**
     * First of all: who I am.
     *
     * @param waits patient: and I wait, which saves the page a word there and back
     */
    record Hello(String ticket, String page, boolean waits) implements ClientMessage {}

    /** I am still there. */
    record Ping() implements ClientMessage {}

    /** Patient: I wait. */
    record Wait() implements ClientMessage {}

    /** Patient: I go. */
    record Leave() implements ClientMessage {}

    /** Host: come in. */
    record Admit() implements ClientMessage {}

    /** Host: that is all. */
    record End() implements ClientMessage {}

    /** Fresh credentials for the relay, please. */
    record Relay() implements ClientMessage {}

    /** Host: the one more person at that page goes. */
    record Dismiss(String to) implements ClientMessage {}

    /** Written words to all in the room. */
    record Chat(String text) implements ClientMessage {}

    /**
     * How well I see and hear.
     *
     * @param rttMillis there and back, in milliseconds
     * @param lossPercent of packets of the last seconds
     * @param relayed whether media goes through the relay
     */
    record Quality(QualityLevel level, int rttMillis, double lossPercent, boolean relayed) implements ClientMessage {}

    /** To another page: an offer, an answer, a candidate or what is switched on. */
    record Signal(String to, String kind, JsonObject body) implements ClientMessage {}
}
