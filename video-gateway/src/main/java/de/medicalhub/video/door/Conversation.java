package de.medicalhub.video.door;

/** What becomes of one wire from its opening to its end. */
public interface Conversation {
    /** A message came. Messages of one wire come one after the other. */
    void receive(String text);

    /** The wire is gone; said from within a room too, so that it waits for no message of this wire. Twice does no harm. */
    void closed();
}
