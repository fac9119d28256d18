package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.entity.Block;
import java.util.BitSet;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Which of the newest places are in the chain, so that only the few others need be looked at. */
final class SealedPlaces {
    private static final String IN_BLOCKS = "select marks from audit_block where last_place > ?";
    private static final String IN_LINKS = "select place from audit_seal where place > ?";

    private final long from;
    private final BitSet sealed = new BitSet();

    /**
     * @param from only what is behind this place counts
     */
    SealedPlaces(JdbcTemplate jdbc, long from) {
        this.from = from;
        jdbc.query(
                IN_BLOCKS,
                (RowCallbackHandler)
                        found -> Block.unpacked(found.getBytes("marks")).forEach(mark -> add(mark.place())),
                from);
        jdbc.query(IN_LINKS, (RowCallbackHandler) found -> add(found.getLong("place")), from);
    }

    private void add(long place) {
        if (place > from) {
            sealed.set(Math.toIntExact(place - from));
        }
    }

    /** The places behind {@code from} up to this one that are not in the chain; there may be no row there at all. */
    Long[] openUpTo(long highest) {
        return LongStream.rangeClosed(from + 1, highest)
                .filter(place -> !sealed.get(Math.toIntExact(place - from)))
                .boxed()
                .toArray(Long[]::new);
    }
}
