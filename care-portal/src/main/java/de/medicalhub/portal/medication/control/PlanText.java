package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a plan without what may stand before it; refuses all that a parser could resolve (M2). */
final class PlanText {
    /** A plan of five full pages with line breaks and indents stays far below. */
    static final int MOST_LETTERS = 64_000;

    private static final Pattern PROLOG = Pattern.compile("\\A\\s*+<\\?xml\\s[^?<>]{0,200}\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Pattern EMPTY_DOCTYPE = Pattern.compile("\\A\\s*+<!DOCTYPE\\s++MP\\s*+>");
    private static final Pattern FOREIGN_ENTITY =
            Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)");
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private PlanText() {}

    /** ISO-8859-1, as the specification says, unless a prolog or a byte order mark says UTF-8. */
    static String decode(byte[] bytes) {
        if (bytes.length > MOST_LETTERS) {
            throw new UnreadablePlanException(Reason.TOO_LONG);
        }
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        if (plain.startsWith(BYTE_ORDER_MARK)) {
            return utf8(bytes).substring(1);
        }
        Matcher prolog = PROLOG.matcher(plain);
        Matcher encoding = ENCODING.matcher(prolog.find() ? prolog.group() : "");
        if (!encoding.find()) {
            return plain;
        }
        return switch (encoding.group(1).toUpperCase(Locale.ROOT)) {
            case "ISO-8859-1", "US-ASCII" -> plain;
            case "UTF-8" -> utf8(bytes);
            default -> throw new UnreadablePlanException(Reason.ENCODING);
        };
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadablePlanException(Reason.ENCODING);
        }
    }

    /** The element MP and nothing before it. */
    static String bare(String text) {
        if (text.length() > MOST_LETTERS) {
            throw new UnreadablePlanException(Reason.TOO_LONG);
        }
        String rest = without(EMPTY_DOCTYPE, without(PROLOG, text)).strip();
        if (rest.contains("<!")
                || rest.contains("<?")
                || FOREIGN_ENTITY.matcher(rest).find()) {
            throw new UnreadablePlanException(Reason.FORBIDDEN);
        }
        if (!rest.startsWith("<MP")) {
            throw new UnreadablePlanException(Reason.NO_PLAN);
        }
        return rest;
    }

    private static String without(Pattern start, String text) {
        Matcher matcher = start.matcher(text);
        return matcher.find() ? text.substring(matcher.end()) : text;
    }
}
