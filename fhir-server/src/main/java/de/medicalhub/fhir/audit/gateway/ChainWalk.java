package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.control.AuditChain.Walk;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowMark;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Goes once through chain and trail, a block at a time; of what it has seen it keeps a bit for each place. */
final class ChainWalk {
    private static final String LINKS =
            "select s.sequence, s.place as s_place, s.event_id, s.digest as s_digest, s.hash, " + ChainRows.ROW
                    + " from audit_seal s left join audit_event e on e.id = s.event_id order by s.sequence";
    private static final String BLOCKS = "select sequence, last_place, marks, hash from audit_block order by sequence";
    private static final String AT_PLACES =
            "select " + ChainRows.ROW + " from audit_event e where e.place = any (?) order by e.place";

    /** What no link is about; most of it is in blocks. */
    private static final String WITHOUT_LINK = "select e.place from audit_event e where not exists"
            + " (select 1 from audit_seal s where s.event_id = e.id) order by e.place";

    /** One may take 56 kB. */
    private static final int BLOCKS_AT_ONCE = 20;

    private static final int AT_ONCE = 1_000;
    private static final int PLACES_OF_ONE = 1 << 20;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate cursor;
    private final JdbcTemplate blocks;
    private final Walk walk;
    private final Map<Long, BitSet> inBlocks = new HashMap<>();
    private List<Long> open = new ArrayList<>();

    /**
     * @param cursor for what does not fit into memory
     */
    ChainWalk(JdbcTemplate jdbc, JdbcTemplate cursor, Walk walk) {
        this.jdbc = jdbc;
        this.cursor = cursor;
        this.blocks = new JdbcTemplate(cursor.getDataSource());
        this.blocks.setFetchSize(BLOCKS_AT_ONCE);
        this.walk = walk;
    }

    /** In a transaction that sees one moment. */
    void begin() {
        cursor.query(
                LINKS, (RowCallbackHandler) found -> walk.link(ChainRows.seal(found), ChainRows.rowBehindSeal(found)));
        blocks.query(BLOCKS, (RowCallbackHandler) found -> block(ChainRows.block(found)));
        cursor.query(WITHOUT_LINK, (RowCallbackHandler) found -> withoutLink(found.getLong("place")));
        tellOpen();
    }

    private void block(Block block) {
        List<Long> places = block.marks().stream().map(RowMark::place).toList();
        walk.block(block, rows(places));
        places.forEach(place -> bits(place).set(bit(place)));
    }

    private void withoutLink(long place) {
        if (!bits(place).get(bit(place))) {
            open.add(place);
        }
        if (open.size() == AT_ONCE) {
            tellOpen();
        }
    }

    private void tellOpen() {
        rows(open).forEach(walk::rest);
        open = new ArrayList<>();
    }

    private List<StoredRow> rows(List<Long> places) {
        return jdbc.query(
                AT_PLACES,
                ask -> ask.setArray(1, ask.getConnection().createArrayOf("bigint", places.toArray(Long[]::new))),
                (found, index) -> ChainRows.stored(found));
    }

    private BitSet bits(long place) {
        return inBlocks.computeIfAbsent(Math.floorDiv(place, PLACES_OF_ONE), first -> new BitSet());
    }

    private static int bit(long place) {
        return Math.floorMod(place, PLACES_OF_ONE);
    }
}
