package de.medicalhub.fhir.retention;

import de.medicalhub.common.testing.Stack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Where a text is in the module's tables. */
final class StoredText {
    /** Of so many bytes the Base64 does not depend on what follows. */
    private static final int WHOLE = 3;

    private StoredText() {}

    /** All tables of the module that hold the text anywhere. */
    static List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                Statement statement = owner.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet all = statement.executeQuery("select tablename from pg_tables where schemaname = 'fhir'")) {
                while (all.next()) {
                    tables.add(all.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet hit = statement.executeQuery("select exists (select 1 from fhir." + table
                        + " t where upper(t::text) like '%" + text.toUpperCase(Locale.ROOT) + "%')")) {
                    if (hit.next() && hit.getBoolean(1)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    /** All tables that hold a content which begins with the text, in the two ways in which a content is kept. */
    static List<String> tablesWithContent(String text) throws SQLException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(bytes, bytes.length / WHOLE * WHOLE);
        List<String> found = new ArrayList<>(tablesWith(Base64.getEncoder().encodeToString(whole)));
        found.addAll(tablesWith(HexFormat.of().formatHex(whole)));
        return found;
    }
}
