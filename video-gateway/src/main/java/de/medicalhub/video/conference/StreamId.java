package de.medicalhub.video.conference;

/**
 * One way of media: what {@code from} sends, at {@code at}. At the sender itself it is the sending port.
 *
 * @param at whose browser
 * @param from whose picture
 */
public record StreamId(PersonId at, PersonId from) {
    /** The port by which somebody sends. */
    public static StreamId sendingOf(PersonId person) {
        return new StreamId(person, person);
    }

    /** Is it the sender's own end. */
    public boolean isSending() {
        return at.equals(from);
    }
}
