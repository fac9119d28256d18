package de.medicalhub.portal.calendar.control;

import de.medicalhub.portal.calendar.entity.FeedVisit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes a calendar as RFC 5545 wants it; pure. */
public final class IcsText {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** RFC 5545, 3.1: lines of at most 75 octets, the break not counted. */
    private static final int OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    private IcsText() {}

    /**
     * What a visit is called and where it is looked at.
     *
     * @param address of a page that asks for sign-in
     */
    public record Words(String summary, String address) {}

    /** Gives the words of each visit; no name and no place is in them. */
    @FunctionalInterface
    public interface Naming {
        Words of(FeedVisit visit);
    }

    public static String of(String name, List<FeedVisit> visits, Naming naming, Instant now) {
        IcsText ics = new IcsText();
        ics.line("BEGIN", "VCALENDAR");
        ics.line("VERSION", "2.0");
        ics.line("PRODID", "-//Medical Hub//Calendar//DE");
        ics.line("CALSCALE", "GREGORIAN");
        ics.line("METHOD", "PUBLISH");
        ics.line("X-WR-CALNAME", escaped(name));
        ics.line("REFRESH-INTERVAL;VALUE=DURATION", "PT15M");
        ics.line("X-PUBLISHED-TTL", "PT15M");
        visits.forEach(visit -> ics.event(visit, naming.of(visit), now));
        ics.line("END", "VCALENDAR");
        return ics.text.toString();
    }

    private void event(FeedVisit visit, Words words, Instant now) {
        line("BEGIN", "VEVENT");
        line("UID", escaped(visit.id()) + "@medicalhub.de");
        line("DTSTAMP", MOMENT.format(now));
        line("DTSTART", MOMENT.format(visit.start()));
        line("DTEND", MOMENT.format(visit.end()));
        line("SEQUENCE", Integer.toString(Math.max(0, visit.version() - 1)));
        line("STATUS", visit.cancelled() ? "CANCELLED" : "CONFIRMED");
        line("SUMMARY", escaped(words.summary()));
        line("URL", words.address());
        line("CLASS", "PRIVATE");
        line("END", "VEVENT");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n");
    }

    /** Folded between characters, never within one. */
    private void line(String name, String value) {
        String whole = name + ":" + value;
        int octets = 0;
        for (int at = 0; at < whole.length(); ) {
            int character = whole.codePointAt(at);
            String written = Character.toString(character);
            int length = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(written);
            octets += length;
            at += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
