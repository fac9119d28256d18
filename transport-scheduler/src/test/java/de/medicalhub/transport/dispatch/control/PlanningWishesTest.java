package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.TestDatabase;
import de.medicalhub.transport.dispatch.control.PlanningWishes.Wish;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which day is planned first (package dispatch, rule 22). */
class PlanningWishesTest {
    private static final String CARRIER = "Organization/c";
    private TestDatabase database;
    private PlanningWishes wishes;

    @BeforeEach
    void start() throws IOException {
        database = new TestDatabase();
        wishes = new PlanningWishes(database.dataSource());
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    @Test
    @DisplayName("22: today comes before later days, whatever was wished first; each is tried once in a run")
    void todayFirst() throws SQLException {
        // A day wished just before midnight may be yesterday by now, which comes first as well.
        LocalDate today = databasesDay();
        wishes.wish(today.plusDays(3), CARRIER);
        wishes.wish(today, CARRIER);
        Wish first = wishes.next(Set.of()).orElseThrow();
        assertThat(first.day()).isEqualTo(today);
        Wish second = wishes.next(Set.of(first.number())).orElseThrow();
        assertThat(second.day()).isEqualTo(today.plusDays(3));
        assertThat(wishes.next(Set.of(first.number(), second.number()))).isEmpty();
    }

    @Test
    @DisplayName(
            "22: a day that could not be planned waits, and keeps no other from being planned, until it is wished anew")
    void waitsLongerEachTime() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        wishes.wish(day, CARRIER);
        wishes.wish(day.plusDays(1), CARRIER);
        Wish faulty = wishes.next(Set.of()).orElseThrow();
        wishes.later(faulty);
        assertThat(wishes.next(Set.of()).map(Wish::day)).contains(day.plusDays(1));
        assertThat(wishes.isWished(day, CARRIER)).isTrue();
        wishes.wish(day, CARRIER);
        Wish anew = wishes.next(Set.of()).orElseThrow();
        assertThat(wishes.next(Set.of(anew.number()))).isPresent();
    }

    @Test
    @DisplayName(
            "22: what may wait is collected, put off by nothing that comes, and no day that is wished at once waits for it")
    void quietWishesAreCollected() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        Duration hour = Duration.ofHours(1);
        wishes.wishQuietly(day, CARRIER, hour);
        Optional<Wish> quiet = wishes.of(day, CARRIER);
        assertThat(quiet).isPresent();
        assertThat(wishes.next(Set.of())).isEmpty();
        wishes.wishQuietly(day, CARRIER, Duration.ZERO);
        assertThat(wishes.of(day, CARRIER)).isEqualTo(quiet);
        assertThat(wishes.next(Set.of())).isEmpty();
        wishes.wish(day, CARRIER);
        assertThat(wishes.next(Set.of()).map(Wish::day)).contains(day);
        wishes.wishQuietly(day, CARRIER, hour);
        assertThat(wishes.next(Set.of()).map(Wish::day)).contains(day);
        wishes.wishQuietly(day.plusDays(1), CARRIER, Duration.ZERO);
        assertThat(wishes.next(Set.of(wishes.of(day, CARRIER).orElseThrow().number()))
                        .map(Wish::day))
                .contains(day.plusDays(1));
    }

    private LocalDate databasesDay() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select (clock_timestamp() at time zone 'Europe/Berlin')::date")) {
            row.next();
            return row.getDate(1).toLocalDate();
        }
    }
}
