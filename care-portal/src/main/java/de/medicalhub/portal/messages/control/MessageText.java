package de.medicalhub.portal.messages.control;

import java.util.Optional;

/** What somebody wants to say to the others of a case; pure. */
public final class MessageText {
    private static final int LONGEST = 4000;

    private MessageText() {}

    /**
     * Key of the sentence that says why it cannot be sent; empty if it can.
     *
     * @param ended whether the case is over, so that nobody would read it
     */
    public static Optional<String> fault(String words, boolean ended) {
        if (ended) {
            return Optional.of("messages.ended");
        }
        if (words.isBlank()) {
            return Optional.of("fault.message.missing");
        }
        return words.length() > LONGEST ? Optional.of("fault.message.too-long") : Optional.empty();
    }
}
