package de.medicalhub.transport.roads.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.control.FeedReports.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReportsTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final String JAM = """
        {"id":"17","label":"A 48 Stau","latitude":50.4,"longitude":7.5,"kilometres":2,"factor":1.6,"until":"2026-12-01T11:00:00Z"}\
        """;

    @Test
    @DisplayName("12: a report becomes a slowdown, its factor in quarters")
    void readsAReport() {
        Report report = read(JAM).reports().values().iterator().next();
        assertThat(report.since(NOW))
                .isEqualTo(new Slowdown(
                        "feed:17",
                        "A 48 Stau",
                        new GeoPoint(50.4, 7.5),
                        2,
                        1.5,
                        false,
                        NOW,
                        Instant.parse("2026-12-01T11:00:00Z")));
        assertThat(report.since(NOW).isReported()).isTrue();
    }

    @Test
    @DisplayName(
            "12: a closed road needs no factor; what has no end lasts a day, what lasts for months a week, and again"
                    + " while it is reported")
    void lastsWhileItIsReported() {
        Report endless = read(JAM.replace("\"factor\":1.6", "\"closed\":true").replace("until", "since"))
                .reports()
                .values()
                .iterator()
                .next();
        assertThat(endless.since(NOW).closed()).isTrue();
        assertThat(endless.since(NOW).until()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        Report long_ = read(JAM.replace("2026-12-01T11", "2027-08-01T11")
                        .replace("{", "{\"from\":\"2026-03-01T00:00:00Z\","))
                .reports()
                .values()
                .iterator()
                .next();
        assertThat(long_.since(NOW).from()).isEqualTo(NOW);
        assertThat(long_.since(NOW).until()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @DisplayName("12: a report that makes no sense is left out and counted, and the others count")
    @ValueSource(
            strings = {
                "17",
                "{}",
                "{\"id\":\"x\",\"label\":\" \",\"latitude\":50,\"longitude\":7,\"kilometres\":2,\"factor\":2}",
                "{\"id\":\"x\",\"label\":\"L\",\"latitude\":95,\"longitude\":7,\"kilometres\":2,\"factor\":2}",
                "{\"id\":\"x\",\"label\":\"L\",\"latitude\":50,\"longitude\":7,\"kilometres\":0,\"factor\":2}",
                "{\"id\":\"x\",\"label\":\"L\",\"latitude\":50,\"longitude\":7,\"kilometres\":2}",
                "{\"id\":\"x\",\"label\":\"L\",\"latitude\":50,\"longitude\":7,\"kilometres\":2,\"factor\":0.5}",
                "{\"id\":\"x\",\"label\":\"L\",\"latitude\":50,\"longitude\":7,\"kilometres\":2,\"factor\":2,\"until\":\"soon\"}"
            })
    void leavesOutNonsense(String nonsense) {
        FeedReports read = read(nonsense + "," + JAM);
        assertThat(read.leftOut()).isEqualTo(1);
        assertThat(read.reports()).containsOnlyKeys("feed:17");
    }

    @Test
    @DisplayName("12: what has ended is over, and no fault")
    void knowsWhatIsOver() {
        FeedReports read = read(JAM.replace("2026-12-01T11", "2026-12-01T08"));
        assertThat(read.leftOut()).isZero();
        assertThat(read.reports().values().iterator().next().isOver(NOW)).isTrue();
    }

    @Test
    @DisplayName("12: what is no feed, is refused as a whole; one that never ends is cut")
    void refusesWhatIsNoFeed() {
        assertThatThrownBy(() -> FeedReports.read("<xml/>", NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeedReports.read("[]", NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeedReports.read("{\"situations\":7}", NOW))
                .isInstanceOf(IllegalArgumentException.class);
        String many = IntStream.range(0, FeedReports.MOST + 5)
                .mapToObj(i -> JAM.replace("\"17\"", "\"" + i + "\""))
                .collect(Collectors.joining(","));
        assertThat(read(many).reports()).hasSize(FeedReports.MOST);
        assertThat(read(many).leftOut()).isEqualTo(5);
    }

    @Property(tries = 300)
    void noTextEndsOtherwiseThanReadOrRefused(@ForAll String text) {
        try {
            assertThat(FeedReports.read(text, NOW).leftOut()).isNotNegative();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static FeedReports read(String reports) {
        return FeedReports.read("{\"situations\":[" + reports + "]}", NOW);
    }
}
