package de.medicalhub.fhir.exchange.gateway;

import de.medicalhub.fhir.exchange.control.ImportJobs;
import de.medicalhub.fhir.exchange.entity.Chunk;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.ImportState;
import de.medicalhub.fhir.exchange.entity.Line;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports in PostgreSQL; see import.sql beside this class. */
@Component
class PostgresImportJobs implements ImportJobs, InitializingBean {
    private static final String JOB =
            "j.id, j.account, j.roles, j.fhir_user, j.state, j.created, j.ended, j.lines, j.stored, j.refused";
    private static final String ADD = "insert into import_chunk (job, numbers, content) values (?, ?, ?)";

    private static final String CLAIM = """
            insert into import_newest (name, job, line)
            select n.name, (select number from import_job where id = ?), n.line
            from unnest(?, ?) with ordinality as n (name, line, place) order by n.place
            on conflict (name) do update set job = excluded.job, line = excluded.line
            where (import_newest.job, import_newest.line) <= (excluded.job, excluded.line)
            returning line""";

    /** What a job has stored need not be known any more when no other one is left that came before it. */
    private static final String FORGET = """
            delete from import_newest n where not exists (
                select 1 from import_job j where j.state <> 'done' and j.id <> ? and j.number <= n.job)
            and n.job <= (select number from import_job where id = ?)""";

    /** Their node stopped while they came in: no sender was told that they are kept. By the clock that wrote the time. */
    private static final String ABANDONED =
            "delete from import_job where state = 'receiving' and opened < now() - interval '30 minutes'";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final WaitingLines waiting;
    private final Clock clock;

    PostgresImportJobs(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(transactions);
        waiting = new WaitingLines(jdbc);
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        jdbc.execute(new ClassPathResource("import.sql", getClass()).getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public void open(ImportJob job) {
        jdbc.update(
                "insert into import_job (id, account, roles, fhir_user, state, created) values (?, ?, ?, ?, ?, ?)",
                job.id(),
                job.account(),
                String.join(" ", job.roles()),
                job.fhirUser(),
                job.state().code(),
                Timestamp.from(job.created()));
    }

    @Override
    public void add(UUID job, List<Line> lines) {
        jdbc.update(connection -> insertion(connection, job, lines));
    }

    @Override
    public void start(UUID job, int lines) {
        jdbc.update("update import_job set state = ?, lines = ? where id = ?", ImportState.RUNNING.code(), lines, job);
    }

    @Override
    public void remove(UUID job) {
        jdbc.update("delete from import_job where id = ?", job);
    }

    @Override
    public Optional<ImportJob> find(UUID id) {
        return jdbc.query("select " + JOB + " from import_job j where j.id = ?", (row, number) -> job(row), id).stream()
                .findFirst();
    }

    @Override
    public List<ImportJob> newest(String account, int most) {
        return jdbc.query(
                "select " + JOB + " from import_job j where j.account = ? order by j.created desc, j.id limit ?",
                (row, number) -> job(row),
                account,
                most);
    }

    @Override
    public List<Refusal> refusals(UUID job, int afterLine, int count) {
        return jdbc.query(
                "select line, type, resource, reason, content is not null as waits from import_refusal"
                        + " where job = ? and line > ? order by line limit ?",
                (row, number) -> new Refusal(
                        row.getInt("line"),
                        row.getString("type"),
                        row.getString("resource"),
                        row.getString("reason"),
                        row.getBoolean("waits")),
                job,
                afterLine,
                count);
    }

    @Override
    public Optional<Chunk> take() {
        return jdbc
                .query(
                        "select " + JOB + " from import_job j where j.state = ?"
                                + " and exists (select 1 from import_chunk c where c.job = j.id)"
                                + " order by j.number limit 1 for update of j skip locked",
                        (row, number) -> job(row),
                        ImportState.RUNNING.code())
                .stream()
                .findFirst()
                .flatMap(this::firstOf);
    }

    /** Asked only when the job is held: what another node has just finished is not seen any more. */
    private Optional<Chunk> firstOf(ImportJob job) {
        return jdbc
                .query(
                        "select id, numbers, content from import_chunk where job = ? order by numbers[1] limit 1",
                        (row, number) -> new Chunk(row.getLong("id"), job, lines(row)),
                        job.id())
                .stream()
                .findFirst();
    }

    @Override
    public Set<Integer> claim(Chunk chunk, Map<Integer, String> names) {
        Map<String, Integer> lines =
                new TreeMap<>(); // In one order everywhere, so that two jobs never wait for each other.
        names.forEach((line, name) -> lines.put(name, line));
        return Set.copyOf(jdbc.query(
                connection -> {
                    PreparedStatement claim = connection.prepareStatement(CLAIM);
                    claim.setObject(1, chunk.job().id());
                    claim.setArray(
                            2, connection.createArrayOf("text", lines.keySet().toArray()));
                    claim.setArray(
                            3, connection.createArrayOf("int4", lines.values().toArray()));
                    return claim;
                },
                (row, number) -> row.getInt("line")));
    }

    @Override
    public void finish(Chunk chunk, int stored, List<Refusal> refused) {
        if (jdbc.update("delete from import_chunk where id = ?", chunk.id()) == 0) {
            throw new IllegalStateException("A chunk was finished twice");
        }
        for (Refusal refusal : refused) {
            jdbc.update(
                    "insert into import_refusal (job, line, type, resource, reason, content) values (?, ?, ?, ?, ?, ?)",
                    chunk.job().id(),
                    refusal.line(),
                    refusal.type(),
                    refusal.resource(),
                    refusal.reason(),
                    refusal.waits() ? text(chunk, refusal.line()) : null);
        }
        jdbc.update(
                "update import_job set stored = stored + ?, refused = refused + ?, progress = progress + ? where id = ?",
                stored,
                refused.size(),
                stored,
                chunk.job().id());
    }

    @Override
    public void split(Chunk chunk) {
        List<Line> lines = chunk.lines();
        int half = lines.size() / 2;
        transaction.executeWithoutResult(status -> {
            if (jdbc.update("delete from import_chunk where id = ?", chunk.id()) == 1) {
                add(chunk.job().id(), lines.subList(0, half));
                add(chunk.job().id(), lines.subList(half, lines.size()));
            }
        });
    }

    @Override
    public boolean endOrRepeat() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.update(ABANDONED);
            List<UUID> finished = jdbc.queryForList(
                    "select id from import_job j where state = ?"
                            + " and not exists (select 1 from import_chunk c where c.job = j.id) for update skip locked",
                    UUID.class,
                    ImportState.RUNNING.code());
            boolean again = false;
            for (UUID job : finished) {
                if (waiting.putInHand(job)) {
                    again = true;
                } else {
                    end(job);
                }
            }
            return again;
        }));
    }

    private void end(UUID job) {
        jdbc.update("update import_refusal set content = null where job = ?", job);
        jdbc.update(FORGET, job, job);
        jdbc.update(
                "update import_job set state = ?, ended = ? where id = ?",
                ImportState.DONE.code(),
                Timestamp.from(clock.instant()),
                job);
    }

    static PreparedStatement insertion(Connection connection, UUID job, List<Line> lines) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(ADD);
        insert.setObject(1, job);
        insert.setArray(
                2,
                connection.createArrayOf(
                        "int4", lines.stream().map(Line::number).toArray()));
        insert.setArray(
                3,
                connection.createArrayOf("text", lines.stream().map(Line::text).toArray()));
        return insert;
    }

    private static String text(Chunk chunk, int line) {
        return chunk.lines().stream()
                .filter(each -> each.number() == line)
                .map(Line::text)
                .findFirst()
                .orElse("");
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("account"),
                Set.of(row.getString("roles").split(" ", -1)),
                row.getString("fhir_user"),
                ImportState.of(row.getString("state")),
                row.getTimestamp("created").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended")).map(Timestamp::toInstant),
                row.getInt("lines"),
                row.getInt("stored"),
                row.getInt("refused"));
    }

    private static List<Line> lines(ResultSet row) throws SQLException {
        Integer[] numbers = (Integer[]) row.getArray("numbers").getArray();
        String[] content = (String[]) row.getArray("content").getArray();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            lines.add(new Line(numbers[i], content[i]));
        }
        return lines.stream().collect(Collectors.toUnmodifiableList());
    }
}
