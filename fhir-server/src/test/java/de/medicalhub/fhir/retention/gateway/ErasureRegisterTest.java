package de.medicalhub.fhir.retention.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Over a real PostgreSQL, with what of the engine's tables is looked at. */
class ErasureRegisterTest {
    private static final Instant MOMENT = Instant.parse("2016-11-27T00:00:00Z");
    private static final EmbeddedPostgres POSTGRES = started();

    private final JdbcTemplate sql = new JdbcTemplate(POSTGRES.getPostgresDatabase());
    private final ErasureRegister register = new ErasureRegister(sql);
    private int last;

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void end() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void emptyTables() {
        sql.execute("drop table if exists hfj_resource, hfj_res_link, hfj_spidx_date, erasure_rest");
        sql.execute("create table hfj_resource (res_id bigint, res_type varchar(40), fhir_id varchar(64),"
                + " res_deleted_at timestamp)");
        sql.execute("create table hfj_res_link (src_resource_id bigint, source_resource_type varchar(40),"
                + " target_resource_id bigint)");
        sql.execute("create table hfj_spidx_date (res_id bigint, sp_value_low timestamp, sp_value_high timestamp)");
        sql.execute("create table erasure_rest (reference text primary key, patient text not null)");
    }

    @Test
    @DisplayName(
            "8: among those whose time is over are who was deleted and whose erasure was broken off, each once, in order")
    void whoseTimeIsOverIsFound() {
        patientSeen("a-old", "2010-03-09");
        patientSeen("b-kept", "2020-03-09");
        patientSeen("c-deleted", "2010-03-09");
        patientSeen("e-untreated", "");
        sql.update("update hfj_resource set res_deleted_at = now() where fhir_id = 'c-deleted'");
        sql.update("insert into hfj_resource values (99, 'Appointment', 'c-draft', now())");
        sql.update("insert into erasure_rest values ('Patient/c-deleted', 'Patient/c-deleted')");
        sql.update("insert into erasure_rest values ('Task/t', 'Patient/d-broken')");

        assertThat(register.outlived(MOMENT, "", 10))
                .containsExactly("Patient/a-old", "Patient/c-deleted", "Patient/d-broken", "Patient/e-untreated");
        assertThat(register.outlived(MOMENT, "a-old", 2)).containsExactly("Patient/c-deleted", "Patient/d-broken");
        assertThat(register.outlived(MOMENT, "c-deleted", 1)).containsExactly("Patient/d-broken");
        assertThat(register.patients()).isEqualTo(3);
    }

    /** With a stay until that day, if one is given. */
    private void patientSeen(String id, String day) {
        last++;
        int patient = last;
        sql.update("insert into hfj_resource values (?, 'Patient', ?, null)", patient, id);
        if (!day.isEmpty()) {
            last++;
            sql.update("insert into hfj_res_link values (?, 'Encounter', ?)", last, patient);
            sql.update(
                    "insert into hfj_spidx_date values (?, ?::timestamp, ?::timestamp)", last, day, day + "T23:59:59");
        }
    }
}
