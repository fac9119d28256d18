package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.video.nodes.Sql;
import de.medicalhub.video.nodes.gateway.TestNodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In a real PostgreSQL, with the schema as it is. */
class ForgetOldTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final Instant LIMIT = NOW.minus(Duration.ofDays(90));

    @Test
    @DisplayName(
            "rule 8: what is older goes, with its links, its room and what could never be told; what is younger stays")
    void oldGoes() {
        try (TestNodes postgres = new TestNodes()) {
            Sql sql = new Sql(postgres.database());
            keep(sql, "old", LIMIT.minusSeconds(1));
            keep(sql, "young", LIMIT.plusSeconds(1));
            append(postgres, "old", LIMIT.minusSeconds(1));
            append(postgres, "young", LIMIT.plusSeconds(1));
            sql.run("update outbox set dead_at = appended_at");

            VisitReports.forgetOld(postgres.database(), LIMIT, LIMIT);

            for (String table : new String[] {"consultation", "invitation", "waiting_room"}) {
                assertThat(sql.list(row -> row.getString(1), "select appointment_id from " + table))
                        .as(table)
                        .containsExactly("young");
            }
            assertThat(sql.list(row -> row.getString(1), "select aggregate from outbox"))
                    .containsExactly("young");
        }
    }

    private static void append(TestNodes postgres, String appointment, Instant when) {
        new Outbox(postgres.database(), Clock.fixed(when, ZoneOffset.UTC)).append("visit", appointment, "{}");
    }

    private static void keep(Sql sql, String appointment, Instant endsAt) {
        sql.run(
                "insert into consultation (appointment_id, expects, starts_at, ends_at, version) values (?, '', ?, ?, 0)",
                appointment,
                endsAt.atOffset(ZoneOffset.UTC),
                endsAt.atOffset(ZoneOffset.UTC));
        sql.run(
                "insert into invitation (id, appointment_id, token_hash, created_at, expires_at, version)"
                        + " values (gen_random_uuid(), ?, ?, now(), now(), 0)",
                appointment,
                appointment);
        sql.run("insert into waiting_room (appointment_id, state, version) values (?, 'OPEN', 0)", appointment);
    }
}
