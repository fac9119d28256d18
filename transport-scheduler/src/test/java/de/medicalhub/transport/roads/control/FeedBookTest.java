package de.medicalhub.transport.roads.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.TestDatabase;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.control.FeedReports.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedBookTest {
    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private TestDatabase database;
    private Slowdowns stored;
    private FeedBook book;

    @BeforeAll
    void startDatabase() throws IOException {
        database = new TestDatabase();
        stored = new Slowdowns(database.dataSource());
        book = new FeedBook(stored);
    }

    @AfterAll
    void stopDatabase() throws IOException {
        database.close();
    }

    @BeforeEach
    void forget() {
        stored.forgetEndedBefore(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    @DisplayName("12: what is reported counts from when it was first seen, and the same report again changes nothing")
    void followsOnce() {
        book.follow(List.of(jam(2)), NOW);
        List<Slowdown> first = stored.active(NOW);
        assertThat(first)
                .singleElement()
                .satisfies(one -> assertThat(one.from()).isEqualTo(NOW));
        book.follow(List.of(jam(2)), LATER);
        assertThat(stored.active(LATER)).isEqualTo(first);
    }

    @Test
    @DisplayName("12: what is reported no more is over; what a dispatcher has said stays")
    void endsWhatIsGone() {
        Slowdown said = new Slowdown("said", "B 9", new GeoPoint(50.4, 7.5), 2, 2, false, NOW, NOW.plusSeconds(7200));
        stored.add(said, "Practitioner/d");
        book.follow(List.of(jam(2)), NOW);
        assertThat(stored.active(NOW)).hasSize(2);
        book.follow(List.of(), LATER);
        assertThat(stored.active(LATER)).containsExactly(said);
        book.follow(List.of(jam(2)), LATER);
        assertThat(stored.active(LATER)).as("it comes again").hasSize(2);
    }

    @Test
    @DisplayName("12: a changed report counts as it is now")
    void followsChanges() {
        book.follow(List.of(jam(2)), NOW);
        book.follow(List.of(jam(3)), LATER);
        assertThat(stored.active(LATER)).singleElement().satisfies(one -> {
            assertThat(one.factor()).isEqualTo(3);
            assertThat(one.from()).isEqualTo(NOW);
        });
    }

    @Test
    @DisplayName("12: what a dispatcher has ended stays over until the report changes")
    void minds() {
        book.follow(List.of(jam(2)), NOW);
        assertThat(stored.end("feed:17", LATER, "Practitioner/d")).isTrue();
        book.follow(List.of(jam(2)), LATER);
        assertThat(stored.active(LATER)).isEmpty();
        book.follow(List.of(jam(4)), LATER.plusSeconds(60));
        assertThat(stored.active(LATER.plusSeconds(60))).hasSize(1);
    }

    @Test
    @DisplayName("12: a report that has ended is over, though it is still in the feed")
    void endsInTime() {
        book.follow(List.of(jam(2)), NOW);
        Report over = new Report(
                "feed:17", "A 48", new GeoPoint(50.4, 7.5), 2, 2, false, Optional.empty(), Optional.of(LATER));
        book.follow(List.of(over), LATER);
        assertThat(stored.active(LATER)).isEmpty();
    }

    private static Report jam(double factor) {
        return new Report(
                "feed:17",
                "A 48",
                new GeoPoint(50.4, 7.5),
                2,
                factor,
                false,
                Optional.empty(),
                Optional.of(NOW.plusSeconds(7200)));
    }
}
