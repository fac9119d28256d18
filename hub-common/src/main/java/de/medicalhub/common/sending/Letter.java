package de.medicalhub.common.sending;

import java.util.Map;
import java.util.Optional;

/**
 * An e-mail that is ready to be sent.
 *
 * @param id the same in each attempt that says the same, so that a mail program shows it once
 * @param subject one line
 * @param text plain
 * @param headers besides the usual ones
 */
public record Letter(
        String id, String subject, String text, Map<String, String> headers, Optional<Attachment> attachment) {
    /**
     * A file of text beside it.
     *
     * @param name plain: letters, digits, a dot
     * @param type its media type, such as {@code text/calendar}; it is sent in UTF-8
     */
    public record Attachment(String name, String type, String content) {}
}
