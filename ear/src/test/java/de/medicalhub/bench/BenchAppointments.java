package de.medicalhub.bench;

import de.medicalhub.common.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Appointments of the record, as many as are wanted: one that was booked, multiplied in the database with its index rows,
 * because the gateway asks the record of each consultation whether it still stands.
 */
final class BenchAppointments {
    /** Far above what the sequences of the tables have given out. */
    private static final long FIRST = 3_000_000_000L;

    private static final int ROWS_EACH = 100;
    private static final String IDS = "bench-call-";

    /** Each table with its key and the column that names the resource. */
    private static final List<String[]> ROWS = List.of(
            new String[] {"hfj_res_ver", "pid", "res_id"},
            new String[] {"hfj_spidx_token", "sp_id", "res_id"},
            new String[] {"hfj_spidx_date", "sp_id", "res_id"},
            new String[] {"hfj_res_link", "pid", "src_resource_id"});

    private BenchAppointments() {}

    /** Their ids. */
    static List<String> copies(String appointment, int count) throws SQLException {
        forget();
        try (Connection database = connect();
                Statement sql = database.createStatement()) {
            long template = template(sql, appointment);
            sql.execute(String.format(
                    Locale.ROOT,
                    "insert into hfj_resource select (jsonb_populate_record(t, jsonb_build_object("
                            + "'res_id', %d + g, 'fhir_id', '%s' || g))).*"
                            + " from hfj_resource t, generate_series(1, %d) g where t.res_id = %d",
                    FIRST,
                    IDS,
                    count,
                    template));
            for (String[] row : ROWS) {
                sql.execute(String.format(
                        Locale.ROOT,
                        "insert into %1$s select (jsonb_populate_record(t, jsonb_build_object("
                                + "'%2$s', %3$d + (g - 1) * %4$d + row_number() over (partition by g), '%5$s', %3$d + g))).*"
                                + " from %1$s t, generate_series(1, %6$d) g where t.%5$s = %7$d",
                        row[0],
                        row[1],
                        FIRST,
                        ROWS_EACH,
                        row[2],
                        count,
                        template));
            }
        }
        return IntStream.rangeClosed(1, count).mapToObj(number -> IDS + number).toList();
    }

    /** Nobody keeps what was measured with. */
    static void forget() throws SQLException {
        try (Connection database = connect();
                Statement sql = database.createStatement()) {
            for (String[] row : ROWS) {
                sql.execute("delete from " + row[0] + " where " + row[2] + " >= " + FIRST);
            }
            sql.execute("delete from hfj_resource where res_id >= " + FIRST);
        }
    }

    private static long template(Statement sql, String appointment) throws SQLException {
        try (ResultSet found = sql.executeQuery(
                "select res_id from hfj_resource where res_type = 'Appointment' and fhir_id = '" + appointment + "'")) {
            if (!found.next()) {
                throw new IllegalStateException("no Appointment");
            }
            return found.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        Connection database = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
        database.setSchema("fhir");
        return database;
    }
}
