package de.medicalhub.fhir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/**
 * Whether a worklist takes longer when the hub holds more of others: tasks of another organisation are multiplied in the
 * database, with all their index rows, until it holds as many resources as asked for.
 */
class GrowthBench {
    private static final int FIRST = 10_000;
    private static final int LAST = Integer.getInteger("medhub.bench.resources", 100_000);
    /** Of p95, however many more there are. */
    private static final double MOST_RATIO = 1.5;

    private static final int STEP = 50_000;
    private static final int OWN = 1_000;
    private static final int CLIENTS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 3;

    /** Each table with its key and the column that names the resource. */
    private static final List<String[]> ROWS = List.of(
            new String[] {"hfj_res_ver", "pid", "res_id"},
            new String[] {"hfj_spidx_token", "sp_id", "res_id"},
            new String[] {"hfj_spidx_date", "sp_id", "res_id"},
            new String[] {"hfj_res_link", "pid", "src_resource_id"});

    private final Path register =
            Path.of(System.getProperty("medhub.var")).resolve("run").resolve("processes");
    private final Population people =
            new Population("g" + Long.toString(ProcessHandle.current().pid(), 36), OWN);
    private final Load load = new Load(people, register);
    private final Target hub =
            new Target("hub", Stack.fhirUrl(), () -> "Bearer " + Stack.serviceToken("medhub-hospital"));
    private final Exchange admin = Exchange.as("admin1");
    private long next = 1_000_000_000L;

    @Test
    void worklistStaysAsFast() throws IOException, InterruptedException, SQLException {
        for (String transaction : people.transactions()) {
            assertThat(admin.post("", transaction, "Content-Type", "application/fhir+json")
                            .status())
                    .isEqualTo(200);
        }
        try (Connection database = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                Statement sql = database.createStatement()) {
            sql.execute("set search_path = fhir");
            long template = template(sql);
            growTo(sql, template, FIRST);
            load.run(hub, Work.WORKLIST, CLIENTS, WARM_UP);
            Figures small = measured();
            growTo(sql, template, LAST);
            load.run(hub, Work.WORKLIST, CLIENTS, WARM_UP);
            Figures large = measured();
            report(small, large);
            assertThat(large.p95() / small.p95())
                    .as("p95 %s : %s", large, small)
                    .isLessThanOrEqualTo(MOST_RATIO);
        }
    }

    private Figures measured() throws InterruptedException {
        List<Figures> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(load.run(hub, Work.WORKLIST, CLIENTS, ROUND));
        }
        return Figures.median(rounds);
    }

    /** A task of another organisation, about a patient of this hospital. */
    private long template(Statement sql) throws SQLException {
        String id = people.patientId(0) + "-elsewhere";
        String task = "{\"resourceType\":\"Task\",\"id\":\"" + id + "\",\"status\":\"requested\",\"intent\":\"order\","
                + "\"code\":{\"text\":\"Wundkontrolle\"},\"for\":{\"reference\":\"Patient/" + people.patientId(0)
                + "\"},"
                + "\"authoredOn\":\"2026-11-20T08:00:00+01:00\","
                + "\"owner\":{\"reference\":\"Organization/nursing-andernach\"}}";
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + task
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Task/" + id + "\"}}]}";
        assertThat(admin.post("", bundle, "Content-Type", "application/fhir+json")
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
        try (ResultSet found = sql.executeQuery(
                "select res_id from hfj_resource where res_type = 'Task' and fhir_id = '" + id + "'")) {
            assertThat(found.next()).isTrue();
            return found.getLong(1);
        }
    }

    private void growTo(Statement sql, long template, long size) throws SQLException {
        long held;
        try (ResultSet count = sql.executeQuery("select count(*) from hfj_resource")) {
            count.next();
            held = count.getLong(1);
        }
        for (long missing = size - held; missing > 0; missing -= STEP) {
            multiply(sql, template, Math.min(missing, STEP));
        }
        sql.execute("analyze hfj_resource, hfj_res_ver, hfj_spidx_token, hfj_spidx_date, hfj_res_link");
    }

    private void multiply(Statement sql, long template, long copies) throws SQLException {
        long first = next;
        sql.execute(String.format(
                Locale.ROOT,
                "insert into hfj_resource select (jsonb_populate_record(t, jsonb_build_object("
                        + "'res_id', %d + g, 'fhir_id', 'grown-' || (%d + g)))).*"
                        + " from hfj_resource t, generate_series(1, %d) g where t.res_id = %d",
                first,
                first,
                copies,
                template));
        for (String[] row : ROWS) {
            sql.execute(String.format(
                    Locale.ROOT,
                    "insert into %1$s select (jsonb_populate_record(t, jsonb_build_object("
                            + "'%2$s', %3$d + (g - 1) * 20 + row_number() over (partition by g), '%4$s', %5$d + g))).*"
                            + " from %1$s t, generate_series(1, %6$d) g where t.%4$s = %7$d",
                    row[0],
                    row[1],
                    first * 20,
                    row[2],
                    first,
                    copies,
                    template));
        }
        next += copies;
    }

    private static void report(Figures small, Figures large) throws IOException {
        Report.write(
                "growth",
                "Measured by " + ROUNDS + " rounds of " + ROUND.toSeconds() + " s, " + CLIENTS + " clients; "
                        + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| resources in the database | worklist p50 ms | p95 ms | p99 ms |%n|--:|--:|--:|--:|%n"
                                + "| %d | %.1f | %.1f | %.1f |%n| %d | %.1f | %.1f | %.1f |%n"
                                + "| ratio (p95: at most %.1f) | %.2f | %.2f | %.2f |%n",
                        FIRST,
                        small.p50(),
                        small.p95(),
                        small.p99(),
                        LAST,
                        large.p50(),
                        large.p95(),
                        large.p99(),
                        MOST_RATIO,
                        large.p50() / small.p50(),
                        large.p95() / small.p95(),
                        large.p99() / small.p99()));
    }
}
