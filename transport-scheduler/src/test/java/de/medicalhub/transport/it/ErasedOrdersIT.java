package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.transport.it.Orders.Sent;
import de.medicalhub.transport.it.Orders.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is erased in the record is erased in the tables of the other modules as well. */
class ErasedOrdersIT {
    private static final Instant THEN = Instant.parse("2010-03-01T09:00:00Z");
    private static final String FOR_REAL =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"dry-run\",\"valueBoolean\":false}]}";

    @Test
    @DisplayName(
            "rule 11: a ride and a call of somebody erased are gone from all tables of their modules within a minute, so are the addresses and the account")
    void whatIsErasedInTheRecordIsErasedHere() throws SQLException {
        Sent gone = Orders.send(ride());
        Sent stays = Orders.send(ride());
        await("the order", () -> found("transport", gone.taskId()).contains("transport_job"));
        await("the other order", () -> found("transport", stays.taskId()).contains("transport_job"));
        String appointment = "it-call-" + gone.taskId();
        Hub.importAll(Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("type", "transaction")
                .add("entry", Json.createArrayBuilder().add(put(appointment(appointment, gone))))
                .build());
        driven(gone);
        called(appointment);
        reached(gone);
        String username = "erased-" + gone.taskId();
        KeycloakAccount.make(username, "Patient/" + gone.patientId());

        assertThat(found("transport", gone.taskId())).contains("transport_job", "hand_over", "taken_step");
        await("erased in the record", () -> isErased(gone));

        await(
                "nothing of it in the rides",
                () -> found("transport", gone.taskId()).isEmpty());
        await("nobody in the rides", () -> found("transport", gone.patientId()).isEmpty());
        await("nothing of it in the calls", () -> found("video", appointment).isEmpty());
        await(
                "nobody among those who are told",
                () -> found("portal", gone.patientId()).isEmpty());
        await("no account", () -> !KeycloakAccount.isThere(username));
        assertThat(found("transport", stays.taskId())).contains("transport_job", "taken_task");
    }

    private static void await(String what, BooleanSupplier question) {
        Hub.await(what, () -> question.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** What the transport answered today is no treatment of 2010; it is written over until there is no further answer. */
    private static boolean isErased(Sent order) {
        Orders.send(order, ride(), Orders.CARRIER);
        return erase(order).toString().contains("\"erased\"");
    }

    private static Wanted ride() {
        return new Wanted("transport-leg", THEN, THEN.plusSeconds(3600), "walking", "80331", "München");
    }

    private static JsonObject erase(Sent whom) {
        Hub.Answered answer = Hub.sendFhir("/fhir/Patient/" + whom.patientId() + "/$erase", "admin1", parse(FOR_REAL));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonObject put(JsonObject resource) {
        return Json.createObjectBuilder()
                .add("resource", resource)
                .add(
                        "request",
                        Json.createObjectBuilder()
                                .add("method", "PUT")
                                .add("url", "Appointment/" + resource.getString("id")))
                .build();
    }

    private static JsonObject appointment(String id, Sent of) {
        return parse("{\"resourceType\":\"Appointment\",\"id\":\"" + id + "\",\"status\":\"cancelled\","
                + "\"start\":\"2010-03-02T09:00:00Z\",\"end\":\"2010-03-02T09:15:00Z\",\"participant\":[{\"actor\":"
                + "{\"reference\":\"Patient/" + of.patientId() + "\"},\"status\":\"accepted\"}]}");
    }

    /** As a driver leaves it. */
    private static void driven(Sent order) throws SQLException {
        execute(
                "insert into transport.taken_step (id, job_id, step, driver, at, taken_at)"
                        + " values (gen_random_uuid(), ?, 'HANDED_OVER', 'driver', now(), now())",
                order.taskId());
        execute(
                "insert into transport.hand_over (job_id, receiver, signature, driver, at)"
                        + " values (?, 'Probefahrt', '\\x00', 'driver', now())",
                order.taskId());
        execute(
                "insert into transport.shown_patient (person, patient, shown_at) values ('Practitioner/x', ?, now())",
                "Patient/" + order.patientId());
    }

    /** As a call leaves it. */
    private static void called(String appointment) throws SQLException {
        execute(
                "insert into video.consultation (appointment_id, expects, starts_at, ends_at, version)"
                        + " values (?, 'Dr. Probe', now(), now(), 0)",
                appointment);
        execute("insert into video.waiting_room (appointment_id, state, version) values (?, 'ENDED', 0)", appointment);
    }

    /** As somebody leaves it who wanted to be told by SMS and has a calendar feed. */
    private static void reached(Sent order) throws SQLException {
        String person = "Patient/" + order.patientId();
        execute(
                "insert into portal.notification_person (person, language, changed_at) values (?, 'de', now())",
                person);
        execute(
                "insert into portal.notification_address (person, channel, address, verified_at)"
                        + " values (?, 'SMS', '+49 2651 0', now())",
                person);
        execute(
                "insert into portal.calendar_feed (owner, token_hash, language, opened_at)"
                        + " values (?, md5(random()::text) || md5(random()::text), 'de', now())",
                person);
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The tables of a schema that hold the text anywhere. */
    private static List<String> found(String schema, String text) {
        List<String> found = new ArrayList<>();
        try (Connection owner = owner();
                PreparedStatement all =
                        owner.prepareStatement("select tablename from pg_tables where schemaname = ? order by 1")) {
            all.setString(1, schema);
            try (ResultSet tables = all.executeQuery()) {
                while (tables.next()) {
                    holding(owner, schema + "." + tables.getString(1), text).ifPresent(found::add);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> holding(Connection owner, String table, String text) throws SQLException {
        try (PreparedStatement question =
                owner.prepareStatement("select 1 from " + table + " t where t::text like ? limit 1")) {
            question.setString(1, "%" + text + "%");
            try (ResultSet hit = question.executeQuery()) {
                return hit.next() ? Optional.of(table.substring(table.indexOf('.') + 1)) : Optional.empty();
            }
        }
    }

    private static void execute(String sql, String value) throws SQLException {
        try (Connection owner = owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.execute();
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
    }
}
