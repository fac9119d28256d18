package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.control.AuditChain;
import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowMark;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain in the tables {@code audit_block} and {@code audit_seal}; see audit_event.sql beside this class. */
@Component
class PostgresAuditChain implements AuditChain {
    /** One lock for all nodes. */
    private static final long LOCK = 0x6175646974L;

    /** Rows of one block at most. */
    private static final int FULL = 1_000;

    private static final int FETCH = 1_000;

    /**
     * Places are given before the commit, so a row may appear behind one with a higher place. It does so within the two
     * minutes that a transaction may last, which this many places outlast.
     */
    private static final long LATE_PLACES = 100_000;

    private static final String LAST = "select sequence, hash from ((select sequence, hash from audit_block"
            + " order by sequence desc limit 1) union all (select sequence, hash from audit_seal"
            + " order by sequence desc limit 1)) ends order by sequence desc limit 1";
    private static final String HIGHEST =
            "select greatest((select max(last_place) from audit_block)," + " (select max(place) from audit_seal), 0)";

    /** Behind the highest place that is sealed, nothing is: no need to look, which would walk through the trail. */
    private static final String NEW = "select place, id, digest from audit_event"
            + " where place > ? and digest is not null order by place limit ?";

    private static final String AT_PLACES = "select place, id, digest from audit_event"
            + " where place = any (?) and digest is not null order by place limit ?";
    private static final String INSERT =
            "insert into audit_block (sequence, last_place, marks, hash) values (?, ?, ?, ?)";

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
    public boolean seal(BlockMaker maker) {
        return whereNobodyElseDoes(() -> {
            long highest = highest();
            return seal(maker, rows(NEW, ask -> {
                ask.setLong(1, highest);
                ask.setInt(2, FULL);
            }));
        });
    }

    @Override
    public boolean sealLate(BlockMaker maker) {
        return whereNobodyElseDoes(() -> {
            long highest = highest();
            Long[] open = new SealedPlaces(jdbc, Math.max(0, highest - LATE_PLACES)).openUpTo(highest);
            return seal(maker, rows(AT_PLACES, ask -> {
                ask.setArray(1, ask.getConnection().createArrayOf("bigint", open));
                ask.setInt(2, FULL);
            }));
        });
    }

    private boolean whereNobodyElseDoes(BooleanSupplier step) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean mine = Boolean.TRUE.equals(
                    jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
            return mine && step.getAsBoolean();
        }));
    }

    /** Whether the block is full. */
    private boolean seal(BlockMaker maker, List<RowMark> waiting) {
        if (!waiting.isEmpty()) {
            insert(maker.block(last(), waiting));
        }
        return waiting.size() == FULL;
    }

    @Override
    public void sealFormerRows(Function<AuditRow, String> digest, BlockMaker maker) {
        transaction.executeWithoutResult(status -> {
            jdbc.query("select pg_advisory_xact_lock(?)", (RowCallbackHandler) row -> {}, LOCK);
            if (last().equals(Anchor.NONE)) {
                List<RowMark> former = new ArrayList<>();
                cursor.query(
                        "select " + ChainRows.ROW + " from audit_event e where e.digest is null order by e.place",
                        (RowCallbackHandler) found -> {
                            StoredRow stored = ChainRows.stored(found);
                            former.add(new RowMark(stored.place(), stored.row().id(), digest.apply(stored.row())));
                        });
                for (int from = 0; from < former.size(); from += FULL) {
                    seal(maker, former.subList(from, Math.min(former.size(), from + FULL)));
                }
            }
        });
    }

    @Override
    public void walk(Walk walk) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set transaction isolation level repeatable read, read only");
            new ChainWalk(jdbc, cursor, walk).begin();
        });
    }

    @Override
    public long count() {
        return Objects.requireNonNullElse(jdbc.queryForObject("select count(*) from audit_event", Long.class), 0L);
    }

    private List<RowMark> rows(String query, PreparedStatementSetter values) {
        return jdbc.query(
                query,
                values,
                (found, index) -> new RowMark(
                        found.getLong("place"), found.getObject("id", UUID.class), found.getString("digest")));
    }

    private void insert(Block block) {
        jdbc.update(INSERT, block.sequence(), block.lastPlace(), block.packed(), block.hash());
    }

    private long highest() {
        return Objects.requireNonNullElse(jdbc.queryForObject(HIGHEST, Long.class), 0L);
    }

    private Anchor last() {
        return jdbc
                .query(LAST, (found, index) -> new Anchor(found.getLong("sequence"), found.getString("hash")))
                .stream()
                .findFirst()
                .orElse(Anchor.NONE);
    }
}
