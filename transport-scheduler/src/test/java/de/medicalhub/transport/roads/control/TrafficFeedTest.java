package de.medicalhub.transport.roads.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.roads.FeedState.Fault;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.control.FeedReports.Report;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrafficFeedTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final String FEED = """
        {"situations":[
         {"id":"near","label":"A 48","latitude":50.4,"longitude":7.5,"kilometres":2,"closed":true},
         {"id":"far","label":"A 1","latitude":53.5,"longitude":10,"kilometres":2,"closed":true},
         {"id":"odd"}]}\
        """;

    private final List<List<String>> reported = new ArrayList<>();
    private Optional<String> text = Optional.of(FEED);
    private boolean configured = true;

    private final FeedSource source = new FeedSource() {
        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public String read() throws IOException {
            return text.orElseThrow(() -> new IOException("nobody answers"));
        }
    };

    private final TrafficFeed feed = new TrafficFeed(
            source,
            new Traffic() {
                @Override
                void reported(List<Report> reports) {
                    reported.add(reports.stream().map(Report::id).toList());
                }
            },
            Geocoder.ofTheDistrict(address -> Optional.empty(), () -> false, new GeoPoint(50.36, 7.45), 150),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("12: reports of the area are taken; what lies elsewhere is not, and what makes no sense is said")
    void takesTheArea() {
        feed.follow();
        assertThat(reported).containsExactly(List.of("feed:near"));
        assertThat(feed.state().fault()).isEmpty();
        assertThat(feed.state().sentence(Locale.GERMAN))
                .contains("Unvollständige Verkehrsmeldungen von außen, die nicht zählen: 1");
    }

    @Test
    @DisplayName(
            "12: a feed that does not answer, or answers nonsense, changes nothing and is said with the time of the"
                    + " last one")
    void changesNothingWithoutAFeed() {
        text = Optional.empty();
        feed.follow();
        assertThat(feed.state().fault()).contains(Fault.UNREACHABLE);
        assertThat(feed.state().sentence(Locale.GERMAN))
                .hasValueSatisfying(said -> assertThat(said).contains("noch nie"));
        text = Optional.of(FEED);
        feed.follow();
        text = Optional.of("<html>Wartung</html>");
        feed.follow();
        assertThat(feed.state().fault()).contains(Fault.BROKEN);
        assertThat(feed.state().sentence(Locale.ENGLISH))
                .hasValueSatisfying(said -> assertThat(said).contains("1 December, 10:00"));
        assertThat(reported).hasSize(1);
        text = Optional.of("{\"situations\":[]}");
        feed.follow();
        assertThat(feed.state().sentence(Locale.GERMAN)).isEmpty();
        assertThat(reported).hasSize(2);
    }

    @Test
    @DisplayName("12: where none is configured nothing is asked and nothing said")
    void isQuietWithoutOne() {
        configured = false;
        text = Optional.empty();
        feed.follow();
        assertThat(feed.state().sentence(Locale.GERMAN)).isEmpty();
    }
}
