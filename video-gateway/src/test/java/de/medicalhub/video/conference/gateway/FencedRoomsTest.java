package de.medicalhub.video.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.control.ConferenceBook.PortEntry;
import de.medicalhub.video.conference.control.LeadLostException;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two nodes that write of one room in a real PostgreSQL. */
class FencedRoomsTest {
    private static final String SERVER = "ws://fenced";

    @Test
    @DisplayName("15: what a node writes of a room that another one leads by now changes nothing")
    void overtaken() throws Exception {
        try (TestNodes nodes = new TestNodes()) {
            NodeId old = NodeId.next();
            NodeId fresh = NodeId.next();
            PostgresRooms before = new PostgresRooms(nodes.database(), old);
            PostgresRooms after = new PostgresRooms(nodes.database(), fresh);
            ConferenceId id = new PostgresConferences(nodes.database())
                    .open("Fortbildung", Instant.now(Clock.systemUTC()), false);
            PortEntry port = new PortEntry(StreamId.sendingOf(person()), "port", 1);
            assertThat(before.lead(id, old)).contains(old);
            assertThat(before.reserve(id, SERVER, 1, 10)).isTrue();
            before.runsOn(id, SERVER, "pipeline");
            before.opened(id, port);
            assertThat(before.reserve(id, SERVER, 11, 10)).isFalse();
            runOut(nodes, id);
            // as long as nobody has taken it, it goes on
            before.opened(id, port);
            assertThat(after.lead(id, fresh)).contains(fresh);
            List<ThrowingCallable> tooLate = List.of(
                    () -> before.reserve(id, SERVER, 2, 10),
                    () -> before.runsOn(id, SERVER, "another"),
                    () -> before.opened(id, new PortEntry(port.stream(), "another", 2)),
                    () -> before.closed(id, port.stream()),
                    () -> before.released(id));
            tooLate.forEach(write -> assertThatThrownBy(write).isInstanceOf(LeadLostException.class));
            assertThat(after.find(id)).get().satisfies(room -> {
                assertThat(room.pipeline()).isEqualTo("pipeline");
                assertThat(room.ports()).containsExactly(port);
            });
            assertThat(after.load()).containsEntry(SERVER, 1);
            after.closed(id, port.stream());
            after.released(id);
            assertThat(after.find(id)).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "15: a room that its next leader gave up is not the late leader's again; one that is over is let go of")
    void givenUp() throws Exception {
        try (TestNodes nodes = new TestNodes()) {
            NodeId old = NodeId.next();
            NodeId fresh = NodeId.next();
            PostgresRooms before = new PostgresRooms(nodes.database(), old);
            PostgresRooms after = new PostgresRooms(nodes.database(), fresh);
            PostgresConferences store = new PostgresConferences(nodes.database());
            ConferenceId id = store.open("Fortbildung", Instant.now(Clock.systemUTC()), false);
            PortEntry port = new PortEntry(StreamId.sendingOf(person()), "port", 1);
            assertThat(before.lead(id, old)).contains(old);
            runOut(nodes, id);
            assertThat(after.lead(id, fresh)).contains(fresh);
            after.release(id, fresh);
            List<ThrowingCallable> tooLate = List.of(
                    () -> before.reserve(id, SERVER, 2, 10),
                    () -> before.runsOn(id, SERVER, "late"),
                    () -> before.opened(id, port),
                    () -> before.released(id));
            tooLate.forEach(write -> assertThatThrownBy(write).isInstanceOf(LeadLostException.class));
            assertThat(after.find(id)).isEmpty();
            assertThat(before.lead(id, old)).contains(old);
            before.runsOn(id, SERVER, "own");
            before.opened(id, port);
            store.end(id, Instant.now(Clock.systemUTC()));
            before.released(id);
            assertThat(ports(nodes, id)).isZero();
        }
    }

    private static int ports(TestNodes nodes, ConferenceId id) throws SQLException {
        try (Connection connection = nodes.database().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from conference_port where conference_id = ?")) {
            statement.setObject(1, id.value());
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID().toString());
    }

    private static void runOut(TestNodes nodes, ConferenceId id) throws SQLException {
        try (Connection connection = nodes.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update conference set lease_until = clock_timestamp() - interval '1 second' where id = ?")) {
            statement.setObject(1, id.value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
