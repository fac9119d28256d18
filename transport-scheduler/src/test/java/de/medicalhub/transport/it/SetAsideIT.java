package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders that stumble over a fault of ours, here a database that refuses one village, and answers refused for good. */
class SetAsideIT {
    private static final String VILLAGE = "Stolperdorf";
    private static final String PATH = "/transport/api/set-aside";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("rule 10: a broken order holds up no other, is shown to the dispatcher, and is taken once mended")
    void brokenOrderIsSetAsideAndTakenAgain() throws Exception {
        Sent broken;
        stumble();
        try {
            broken = Orders.send(ride(VILLAGE));
            Hub.await("failed attempt", () -> exists("failed_order", "task_id", broken.taskId()));
            Sent later = Orders.send(ride("Polch"));
            Hub.await("later order", () -> exists("transport_job", "id", later.taskId()));
            execute(
                    "update failed_order set attempts = 4, due_at = now() - interval '1 hour' where task_id = ?",
                    broken.taskId());
            JsonObject letter = Hub.await("set aside", () -> letter("order-" + broken.taskId()));
            assertThat(letter.getString("kind")).isEqualTo("order");
            assertThat(letter.getString("incident")).matches("[0-9a-f]{8}");
            assertThat(Hub.get(PATH, "driver1").status()).isEqualTo(403);
            assertThat(letters("admin1", "id", "order-" + broken.taskId()))
                    .as("it is a carrier's")
                    .isEmpty();
        } finally {
            execute("drop trigger stumble on transport_job");
        }
        assertThat(retry("dispatcher1", "order-" + broken.taskId())).isEqualTo(204);
        Hub.await("taken at last", () -> exists("transport_job", "id", broken.taskId()));
        assertThat(letter("order-" + broken.taskId())).isEmpty();
        assertThat(retry("dispatcher1", "order-" + broken.taskId())).isEqualTo(404);
    }

    @Test
    @DisplayName("rule 10: an answer refused for good is shown too, and is tried again when the dispatcher wants it")
    void refusedAnswerIsShownAndTriedAgain() throws Exception {
        String task = "it-nowhere-" + UUID.randomUUID();
        execute("""
                insert into outbox (topic, aggregate, payload, appended_at, due_at, attempts, dead_at, last_fault)
                values ('leg', ?, '{"taskId":"it-nowhere","status":"accepted","businessStatus":"assigned"}',
                        now(), now(), 1, now() - interval '1 hour', 'refused')""", task);
        try {
            JsonObject letter = Hub.await("dead letter", () -> letterAbout(task));
            assertThat(letter.getString("kind")).isEqualTo("answer");
            assertThat(letters("dispatcher1", "jobId", task))
                    .as("of no carrier")
                    .isEmpty();
            assertThat(retry("dispatcher1", letter.getString("id"))).isEqualTo(404);
            assertThat(retry("admin1", letter.getString("id"))).isEqualTo(204);
            Hub.await(
                    "refused once more",
                    () -> letterAbout(task)
                            .filter(again -> !again.getString("since").equals(letter.getString("since"))));
        } finally {
            execute("delete from outbox where aggregate = ?", task);
        }
    }

    private static void stumble() throws SQLException {
        execute("""
                create or replace function stumble() returns trigger language plpgsql as $$
                begin
                  if new.drop_off_place like '%Stolperdorf%' then raise exception 'stumbled'; end if;
                  return new;
                end $$""");
        execute(
                "create trigger stumble before insert or update on transport_job for each row execute function stumble()");
    }

    private static Wanted ride(String town) {
        LocalDate day = LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN)
                .plusWeeks(3)
                .with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
        Instant from = day.atTime(11, 0).atZone(BERLIN).toInstant();
        return new Wanted("transport-leg", from, from.plusSeconds(3600), "walking", "56751", town);
    }

    private static Optional<JsonObject> letter(String id) {
        return letters("dispatcher1", "id", id);
    }

    private static Optional<JsonObject> letterAbout(String jobId) {
        return letters("admin1", "jobId", jobId);
    }

    private static Optional<JsonObject> letters(String user, String member, String value) {
        return Hub.get(PATH, user).json().getJsonArray("letters").getValuesAs(JsonObject.class).stream()
                .filter(letter -> letter.getString(member).equals(value))
                .findFirst();
    }

    private static int retry(String user, String id) {
        return Hub.send("POST", PATH + "/" + id + "/retry", user, JsonValue.EMPTY_JSON_OBJECT)
                .status();
    }

    private static Optional<Boolean> exists(String table, String column, String value) {
        String sql = "select 1 from " + table + " where " + column + " = ?";
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(true) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql, String... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(Stack.databaseUrl(), "transport", "demo");
    }
}
