package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.calendar.entity.FeedVisit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RFC 5545, read back by its own rules: lines, folding, components, escapes. */
class IcsTextTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Pattern LINE = Pattern.compile("[A-Z-]+(;[A-Z]+=[A-Z]+)*:.*", Pattern.DOTALL);

    private static final FeedVisit VISIT = new FeedVisit(
            "a-1",
            Instant.parse("2026-12-01T09:00:00Z"),
            Instant.parse("2026-12-01T09:15:00Z"),
            "home-visit",
            false,
            3);

    @Test
    @DisplayName("K8: every line ends as it must, has at most 75 octets, and unfolds to a property")
    void linesAreFolded() {
        String address = "https://hub.example.org/calendar?day=2026-12-01" + "&weg=überß".repeat(20);
        String text = text(List.of(VISIT), "Hausbesuch", address);
        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\n\n");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r");
        }
        assertThat(unfolded(text)).allMatch(line -> LINE.matcher(line).matches());
        assertThat(only(text).get("URL")).isEqualTo(address);
    }

    @Test
    @DisplayName("K8: components are closed in order, and an event has what RFC 5545 wants")
    void componentsAreComplete() {
        String text = text(List.of(VISIT), "Hausbesuch", "https://hub.example.org/calendar");
        Deque<String> open = new ArrayDeque<>();
        for (String line : unfolded(text)) {
            if (line.startsWith("BEGIN:")) {
                open.push(line.substring(6));
            } else if (line.startsWith("END:")) {
                assertThat(open.pop()).isEqualTo(line.substring(4));
            }
        }
        assertThat(open).isEmpty();
        assertThat(only(text))
                .containsEntry("UID", "a-1@medicalhub.de")
                .containsEntry("DTSTAMP", "20261126T100000Z")
                .containsEntry("DTSTART", "20261201T090000Z")
                .containsEntry("DTEND", "20261201T091500Z")
                .containsEntry("SEQUENCE", "2")
                .containsEntry("STATUS", "CONFIRMED")
                .containsEntry("SUMMARY", "Hausbesuch");
    }

    @Test
    @DisplayName("K8: what is cancelled says so; what means something in the format is escaped")
    void escapesAndCancellations() {
        FeedVisit cancelled = new FeedVisit("b", VISIT.start(), VISIT.end(), "", true, 1);
        Map<String, String> event =
                only(text(List.of(cancelled), "Zwei; drei, vier\\fünf\nsechs", "https://hub.example.org/"));
        assertThat(event).containsEntry("STATUS", "CANCELLED").containsEntry("SEQUENCE", "0");
        assertThat(event.get("SUMMARY")).isEqualTo("Zwei\\; drei\\, vier\\\\fünf\\nsechs");
    }

    private static String text(List<FeedVisit> visits, String summary, String address) {
        return IcsText.of("Medical Hub", visits, visit -> new IcsText.Words(summary, address), NOW);
    }

    private static List<String> unfolded(String text) {
        return List.of(text.replace("\r\n ", "").strip().split("\r\n", -1));
    }

    /** The properties of the one event. */
    private static Map<String, String> only(String text) {
        Map<String, String> event = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : unfolded(text)) {
            inside = line.equals("BEGIN:VEVENT") || (inside && !line.equals("END:VEVENT"));
            if (inside) {
                event.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
            }
        }
        return event;
    }
}
