package de.medicalhub.video.waitingroom.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.nodes.Sql;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a real PostgreSQL. */
@Timeout(60)
class LatestSignsTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static TestNodes nodes;

    private Sql sql;
    private LatestSigns signs;

    @BeforeAll
    static void database() {
        nodes = new TestNodes();
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        sql = new Sql(nodes.database());
        signs = new LatestSigns(nodes.database());
    }

    @Test
    @DisplayName("rule 3: signs of many are written together, and a later one that is known already stays")
    void together() {
        AppointmentId waits = room("waits", "WAITING", NINE);
        AppointmentId speaks = room("speaks", "IN_CALL", NINE.plusSeconds(60));
        assertThat(signs.write(Map.of(
                        waits, NINE.plusSeconds(15), speaks, NINE.plusSeconds(15), new AppointmentId("unknown"), NINE)))
                .isEmpty();
        assertThat(seen(waits)).isEqualTo(NINE.plusSeconds(15));
        assertThat(seen(speaks)).isEqualTo(NINE.plusSeconds(60));
    }

    @Test
    @DisplayName("rule 3: who counts as away is named and not written, for their sign moves the room")
    void away() {
        AppointmentId away = room("away", "AWAY", NINE);
        AppointmentId waits = room("waits-too", "WAITING", NINE);
        assertThat(signs.write(Map.of(away, NINE.plusSeconds(90), waits, NINE.plusSeconds(90))))
                .containsExactly(away);
        assertThat(seen(away)).isEqualTo(NINE);
        assertThat(seen(waits)).isEqualTo(NINE.plusSeconds(90));
    }

    private AppointmentId room(String id, String state, Instant seen) {
        sql.run(
                "insert into consultation (appointment_id, expects, starts_at, ends_at, version)"
                        + " values (?, '', now(), now(), 0)",
                id);
        sql.run(
                "insert into waiting_room (appointment_id, state, since, last_seen_at, version)"
                        + " values (?, ?, now(), ?::timestamptz, 0)",
                id,
                state,
                seen.toString());
        return new AppointmentId(id);
    }

    private Instant seen(AppointmentId room) {
        return sql.list(
                        row -> row.getObject(1, OffsetDateTime.class),
                        "select last_seen_at from waiting_room where appointment_id = ?",
                        room.value())
                .get(0)
                .toInstant();
    }
}
