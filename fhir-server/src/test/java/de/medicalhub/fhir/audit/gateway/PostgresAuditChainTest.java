package de.medicalhub.fhir.audit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.fhir.audit.control.AuditChain;
import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.RowMark;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.StoredRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The chain over a real PostgreSQL. */
class PostgresAuditChainTest {
    private static final EmbeddedPostgres POSTGRES = started();

    private final RowDigest digests = new RowDigest("key");
    private final JdbcTemplate sql = new JdbcTemplate(POSTGRES.getPostgresDatabase());
    private final PostgresAuditLog log = new PostgresAuditLog(POSTGRES.getPostgresDatabase(), digests);
    private final PostgresAuditChain chain = new PostgresAuditChain(
            POSTGRES.getPostgresDatabase(), new DataSourceTransactionManager(POSTGRES.getPostgresDatabase()));

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
    void anEmptyTrail() throws IOException {
        sql.execute("drop table if exists audit_event, audit_block, audit_seal");
        log.afterPropertiesSet();
        log.afterPropertiesSet();
    }

    @Test
    @DisplayName("11: rows are sealed in blocks, each once and in order, and found behind them")
    void blocks() {
        log.append(rows(1_500));
        assertThat(chain.seal(this::block)).isTrue();
        assertThat(chain.seal(this::block)).isFalse();
        assertThat(chain.seal(this::block)).isFalse();
        assertThat(chain.sealLate(this::block)).isFalse();

        Seen seen = seen();
        assertThat(seen.blocks.stream().map(block -> block.marks().size())).containsExactly(1_000, 500);
        assertThat(seen.blocks.get(0).follows(Anchor.NONE, digests)).isTrue();
        assertThat(seen.blocks.get(1).follows(seen.blocks.get(0).anchor(), digests))
                .isTrue();
        assertThat(seen.rows)
                .hasSize(1_500)
                .allSatisfy(stored -> assertThat(stored.digest()).isEqualTo(digests.of(stored.row())));
        assertThat(seen.rest).isEmpty();
        assertThat(chain.count()).isEqualTo(1_500);
    }

    @Test
    @DisplayName("11: what was overtaken is found by the wider search only, and stays one row of the rest until then")
    void late() {
        log.append(rows(3));
        sql.queryForList("select nextval(pg_get_serial_sequence('audit_event', 'place'))");
        log.append(rows(2));
        chain.seal(this::block);
        AuditRow overtaken = row();
        putAt(4, overtaken);
        chain.seal(this::block);
        assertThat(seen().rest.stream().map(StoredRow::row)).containsExactly(overtaken);

        chain.sealLate(this::block);
        Seen seen = seen();
        assertThat(seen.rest).isEmpty();
        assertThat(seen.blocks).hasSize(2);
        assertThat(seen.blocks.get(1).marks().get(0).id()).isEqualTo(overtaken.id());
        chain.sealLate(this::block);
        log.append(rows(1));
        chain.seal(this::block);
        assertThat(seen().blocks.stream().map(block -> block.marks().size())).containsExactly(5, 1, 1);
    }

    @Test
    @DisplayName(
            "11: a chain of links goes on in blocks, and an earlier version of the server adds no link behind them")
    void linksOfBefore() {
        log.append(rows(2));
        sql.execute("alter table audit_seal disable trigger audit_seal_ended");
        sql.execute("insert into audit_seal select place, place, id, digest, 'hash' || place from audit_event");
        sql.execute("alter table audit_seal enable trigger audit_seal_ended");
        log.append(rows(1));
        chain.sealFormerRows(digests::of, this::block);
        chain.seal(this::block);
        chain.sealLate(this::block);

        Seen seen = seen();
        assertThat(seen.links.stream().map(Seal::sequence)).containsExactly(1L, 2L);
        assertThat(seen.linked).allMatch(Optional::isPresent);
        assertThat(seen.blocks).singleElement().satisfies(block -> {
            assertThat(block.sequence()).isEqualTo(3);
            assertThat(block.follows(new Anchor(2, "hash2"), digests)).isTrue();
        });
        assertThat(seen.rest).isEmpty();
        assertThatThrownBy(() -> sql.execute("insert into audit_seal values (3, 3, gen_random_uuid(), 'd', 'h')"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("6 and 11: blocks are never changed or deleted, and rows of before get a beginning once")
    void blocksStay() {
        log.append(rows(2));
        asOwner("update audit_event set digest = null");
        chain.sealFormerRows(digests::of, this::block);
        chain.sealFormerRows(digests::of, this::block);
        assertThat(seen().blocks).hasSize(1);
        for (String change :
                List.of("update audit_block set hash = 'x'", "delete from audit_block", "truncate audit_block")) {
            assertThatThrownBy(() -> sql.execute(change)).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    @DisplayName(
            "11: a row that is put at a place that is taken is seen beside the one of the block; one that is gone is missing")
    void tamperedPlaces() {
        log.append(rows(3));
        chain.seal(this::block);
        sql.execute("drop index audit_event_place");
        AuditRow forged = row();
        putAt(2, forged);
        assertThat(seen().rows).hasSize(4).anyMatch(stored -> stored.row().equals(forged));
        asOwner("delete from audit_event where place = 1");
        assertThat(seen().rows).hasSize(3);
        putAt(-7, row());
        assertThat(seen().rest).hasSize(1);
    }

    @Test
    @DisplayName("11: a row without a digest is never sealed")
    void withoutDigest() {
        log.append(rows(2));
        asOwner("update audit_event set digest = null where place = 1");
        chain.seal(this::block);
        chain.sealLate(this::block);
        assertThat(seen().rest).singleElement().satisfies(stored -> {
            assertThat(stored.place()).isEqualTo(1);
            assertThat(stored.digest()).isEmpty();
        });
    }

    private Block block(Anchor last, List<RowMark> marks) {
        return Block.behind(last, marks, digests);
    }

    private void putAt(long place, AuditRow row) {
        sql.update(
                "insert into audit_event (id, recorded, action, outcome, agent, patient, entities, event, place, digest)"
                        + " overriding system value values (?, to_timestamp(?), 'R', '0', 'a', 'Patient/p', '{}', '{}', ?, ?)",
                row.id(),
                row.recorded().getEpochSecond(),
                place,
                digests.of(row));
    }

    private void asOwner(String change) {
        sql.execute("set session_replication_role = replica; " + change + "; set session_replication_role = origin");
    }

    private static List<AuditRow> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> row()).toList();
    }

    private static AuditRow row() {
        return new AuditRow(
                UUID.randomUUID(),
                Instant.ofEpochSecond(1_700_000_000),
                "R",
                "0",
                "a",
                "Patient/p",
                "",
                List.of(),
                "{}");
    }

    private Seen seen() {
        Seen seen = new Seen();
        chain.walk(seen);
        return seen;
    }

    /** All that a walk tells. */
    private static final class Seen implements AuditChain.Walk {
        private final List<Seal> links = new ArrayList<>();
        private final List<Optional<AuditRow>> linked = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private final List<StoredRow> rows = new ArrayList<>();
        private final List<StoredRow> rest = new ArrayList<>();

        @Override
        public void link(Seal seal, Optional<AuditRow> row) {
            links.add(seal);
            linked.add(row);
        }

        @Override
        public void block(Block block, List<StoredRow> found) {
            blocks.add(block);
            rows.addAll(found);
        }

        @Override
        public void rest(StoredRow row) {
            rest.add(row);
        }
    }
}
