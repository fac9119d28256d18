package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.control.AuditChain;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.Unsealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain in the table {@code audit_seal}; see audit_event.sql beside this class. */
@Component
class PostgresAuditChain implements AuditChain {
    /** One lock for all nodes. */
    private static final long LOCK = 0x6175646974L;

    private static final int BATCH = 500;
    private static final int AT_ONCE = 10_000;
    private static final int FETCH = 1_000;

    /**
     * Places are given before the commit, so a row may appear behind one with a higher place. It does so within the two
     * minutes that a transaction may last, which this many places outlast.
     */
    private static final long LATE_PLACES = 100_000;

    private static final String LAST =
            "select sequence, place, event_id, digest, hash from audit_seal order by sequence desc limit 1";
    /** Behind the highest place that is sealed, nothing is: no need to look, which would walk through both tables. */
    private static final String NEW = "select e.place, e.id, e.digest from audit_event e"
            + " where e.place > ? and e.digest is not null order by e.place limit ?";

    private static final String LATE = "select e.place, e.id, e.digest from audit_event e"
            + " where e.place > ? and e.digest is not null and not exists"
            + " (select 1 from audit_seal s where s.place = e.place and s.place > ?) order by e.place limit ?";
    private static final String INSERT = "insert into audit_seal (sequence, place, event_id, digest, hash)"
            + " select * from unnest(?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[])";
    private static final String ROW = "e.id, e.recorded, e.action, e.outcome, e.agent, e.patient, e.purpose,"
            + " e.entities, e.event, e.place, e.digest";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate cursor;
    private final TransactionTemplate transaction;

    PostgresAuditChain(DataSource dataSource, PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(dataSource);
        cursor = new JdbcTemplate(dataSource);
        cursor.setFetchSize(FETCH);
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public int seal(SealMaker links) {
        return seal(links, 0);
    }

    @Override
    public int sealLate(SealMaker links) {
        return seal(links, LATE_PLACES);
    }

    private int seal(SealMaker links, long back) {
        return Objects.requireNonNullElse(
                transaction.execute(status -> {
                    boolean mine = Boolean.TRUE.equals(
                            jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
                    return mine ? sealWaiting(links, back) : 0;
                }),
                0);
    }

    @Override
    public void sealFormerRows(Function<AuditRow, String> digest, SealMaker links) {
        transaction.executeWithoutResult(status -> {
            jdbc.query("select pg_advisory_xact_lock(?)", (RowCallbackHandler) row -> {}, LOCK);
            if (last().equals(Seal.NONE)) {
                List<Unsealed> former = new ArrayList<>();
                cursor.query(
                        "select " + ROW + " from audit_event e where e.digest is null order by e.place",
                        (RowCallbackHandler) found -> {
                            AuditRow row = row(found);
                            former.add(new Unsealed(found.getLong("place"), row.id(), digest.apply(row)));
                        });
                insert(links.links(Seal.NONE, former));
            }
        });
    }

    @Override
    public void walk(BiConsumer<Seal, Optional<AuditRow>> linked, BiConsumer<AuditRow, String> rest) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set transaction isolation level repeatable read, read only");
            cursor.query(
                    "select s.sequence, s.place as s_place, s.event_id, s.digest as s_digest, s.hash, " + ROW
                            + " from audit_seal s left join audit_event e on e.id = s.event_id order by s.sequence",
                    (RowCallbackHandler) found -> linked.accept(seal(found), rowBehind(found)));
            cursor.query(
                    "select " + ROW + " from audit_event e where not exists"
                            + " (select 1 from audit_seal s where s.event_id = e.id) order by e.place",
                    (RowCallbackHandler) found ->
                            rest.accept(row(found), Objects.requireNonNullElse(found.getString("digest"), "")));
        });
    }

    @Override
    public long count() {
        return Objects.requireNonNullElse(jdbc.queryForObject("select count(*) from audit_event", Long.class), 0L);
    }

    private int sealWaiting(SealMaker links, long back) {
        Seal last = last();
        long highest = Objects.requireNonNullElse(
                jdbc.queryForObject("select coalesce(max(place), 0) from audit_seal", Long.class), 0L);
        List<Unsealed> waiting =
                back == 0 ? unsealed(NEW, highest, AT_ONCE) : unsealed(LATE, highest - back, highest - back, AT_ONCE);
        insert(links.links(last, waiting));
        return waiting.size();
    }

    private List<Unsealed> unsealed(String query, Object... values) {
        return jdbc.query(
                query,
                (found, index) -> new Unsealed(
                        found.getLong("place"), found.getObject("id", UUID.class), found.getString("digest")),
                values);
    }

    private void insert(List<Seal> links) {
        for (int from = 0; from < links.size(); from += BATCH) {
            List<Seal> some = links.subList(from, Math.min(links.size(), from + BATCH));
            jdbc.update(INSERT, insert -> {
                Columns<Seal> columns = new Columns<>(insert, some);
                columns.set(1, "bigint", Seal::sequence);
                columns.set(2, "bigint", Seal::place);
                columns.set(3, "uuid", Seal::row);
                columns.set(4, "text", Seal::digest);
                columns.set(5, "text", Seal::hash);
            });
        }
    }

    private Seal last() {
        return jdbc
                .query(
                        LAST,
                        (found, index) -> new Seal(
                                found.getLong("sequence"),
                                found.getLong("place"),
                                found.getObject("event_id", UUID.class),
                                found.getString("digest"),
                                found.getString("hash")))
                .stream()
                .findFirst()
                .orElse(Seal.NONE);
    }

    private static Seal seal(ResultSet found) throws SQLException {
        return new Seal(
                found.getLong("sequence"),
                found.getLong("s_place"),
                found.getObject("event_id", UUID.class),
                found.getString("s_digest"),
                found.getString("hash"));
    }

    /** A row that has moved to another place, or bears another digest than was sealed, is not the one that was sealed. */
    private static Optional<AuditRow> rowBehind(ResultSet found) throws SQLException {
        boolean there = found.getObject("id") != null && found.getLong("place") == found.getLong("s_place");
        return there ? Optional.of(row(found)) : Optional.empty();
    }

    private static AuditRow row(ResultSet found) throws SQLException {
        return new AuditRow(
                found.getObject("id", UUID.class),
                found.getTimestamp("recorded").toInstant(),
                found.getString("action"),
                found.getString("outcome"),
                found.getString("agent"),
                Objects.requireNonNullElse(found.getString("patient"), ""),
                Objects.requireNonNullElse(found.getString("purpose"), ""),
                List.of((String[]) found.getArray("entities").getArray()),
                found.getString("event"));
    }
}
