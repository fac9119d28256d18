package de.medicalhub.fhir.exchange.gateway;

import de.medicalhub.fhir.exchange.entity.Line;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lines that refer to others: tried again as long as the round before has stored something. */
final class WaitingLines {
    private static final int CHUNK = 100;

    private final JdbcTemplate jdbc;

    WaitingLines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction that holds the job. Returns false if there is none, or trying again cannot help. */
    boolean putInHand(UUID job) {
        Integer progress = jdbc.queryForObject("select progress from import_job where id = ?", Integer.class, job);
        if (progress == null || progress == 0) {
            return false;
        }
        List<Line> lines = jdbc.query(
                "delete from import_refusal where job = ? and content is not null returning line, content",
                (row, number) -> new Line(row.getInt("line"), row.getString("content")),
                job);
        if (lines.isEmpty()) {
            return false;
        }
        List<Line> ordered = lines.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
        for (int from = 0; from < ordered.size(); from += CHUNK) {
            List<Line> chunk = ordered.subList(from, Math.min(ordered.size(), from + CHUNK));
            jdbc.update(connection -> PostgresImportJobs.insertion(connection, job, chunk));
        }
        jdbc.update("update import_job set refused = refused - ?, progress = 0 where id = ?", lines.size(), job);
        return true;
    }
}
