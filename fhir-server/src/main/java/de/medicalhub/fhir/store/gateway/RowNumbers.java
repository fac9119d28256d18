package de.medicalhub.fhir.store.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Numbers for rows from one of the engine's sequences. Each value of it stands for itself and the 49 before, as for
 * Hibernate's pooled optimizer, which takes from the same sequence.
 */
final class RowNumbers {
    private static final int BLOCK = 50;

    /** Asked for at once; what is left at the end is never used. */
    private static final int BLOCKS = 20;

    private final JdbcTemplate jdbc;
    private final String next;
    private final Deque<Long> left = new ArrayDeque<>();

    RowNumbers(JdbcTemplate jdbc, String sequence) {
        this.jdbc = jdbc;
        next = "select nextval('" + sequence + "') from generate_series(1, ?)";
    }

    /** So many that nobody else gets. */
    synchronized List<Long> take(int count) {
        int missing = count - left.size();
        if (missing > 0) {
            int blocks = Math.max(BLOCKS, (missing + BLOCK - 1) / BLOCK);
            for (long end : jdbc.queryForList(next, Long.class, blocks)) {
                for (long number = end - BLOCK + 1; number <= end; number++) {
                    left.add(number);
                }
            }
        }
        List<Long> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(left.remove());
        }
        return taken;
    }
}
