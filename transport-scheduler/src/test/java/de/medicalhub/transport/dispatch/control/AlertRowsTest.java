package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.TestDatabase;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts on a real PostgreSQL (package dispatch, rule 26). */
class AlertRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    @DisplayName("26: nodes that raise the same alert at once raise it once, and none of them fails")
    void raisedOnce() {
        long raised = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> rows().raise("twice", what(12), Map.of(), NOW)))
                .toList()
                .stream()
                .filter(CompletableFuture::join)
                .count();
        assertThat(raised).isEqualTo(1);
    }

    @Test
    @DisplayName("26: a delay that grows, a dispatcher's look and whom it concerns overwrite nothing of each other")
    void columnByColumn() throws SQLException {
        Map<String, Instant> pickups = Map.of("job-1", NOW);
        rows().raise("grows", what(12), pickups, NOW);
        assertThat(rows().lasts("grows", 12)).isFalse();
        rows().seen("grows", NOW.plusSeconds(60));
        assertThat(rows().lasts("grows", 20)).isTrue();
        rows().concerns("grows", Map.of("job-1", Optional.of(8L)));
        rows().seen("grows", NOW.plusSeconds(90));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from alert where id = 'grows'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong("minutes")).isEqualTo(20);
            assertThat(row.getString("concerned")).isEqualTo("job-1:8");
            assertThat(row.getTimestamp("seen_at").toInstant()).isEqualTo(NOW.plusSeconds(60));
            assertThat(Alert.pickupsOf(row.getString("pickups"))).isEqualTo(pickups);
        }
    }

    @Test
    @DisplayName("26: what does not plan the day again does not say so")
    void someAlertsPlanNothing() {
        assertThat(Set.of(AlertKind.STEP_REFUSED, AlertKind.BREAK_OVERDUE, AlertKind.DELIVERY_EARLY))
                .noneMatch(AlertKind::plansAgain);
        assertThat(AlertKind.LATE.plansAgain()).isTrue();
    }

    private AlertRows rows() {
        return new AlertRows(database.dataSource());
    }

    private static What what(long minutes) {
        return new What(
                AlertKind.LATE,
                LocalDate.of(2026, 11, 23),
                "Organization/c",
                Optional.of("tour"),
                Optional.empty(),
                minutes,
                "");
    }
}
