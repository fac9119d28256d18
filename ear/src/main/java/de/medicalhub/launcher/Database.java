package de.medicalhub.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The one database with a role and a schema of its own for each module; made at the first start, kept afterwards. */
final class Database {
    private static final String NAME = "medhub";
    private static final List<String> MODULES = List.of("fhir", "transport", "video", "portal", "keycloak");

    private final PostgresServer server;

    Database(PostgresServer server) {
        this.server = server;
    }

    /** What is missing is made; what is there stays. */
    void prepare() {
        try {
            try (Connection cluster = server.connect("postgres")) {
                prepareCluster(cluster);
            }
            try (Connection database = server.connect(NAME)) {
                prepareSchemas(database);
            }
        } catch (SQLException e) {
            throw new StartFailure("The database could not be prepared: " + e.getMessage(), e);
        }
    }

    /** How the modules reach it, as environment of WildFly. */
    static Map<String, String> environment(Ports ports) {
        Map<String, String> result = new TreeMap<>();
        result.put("MEDHUB_DB_HOST", "127.0.0.1");
        result.put("MEDHUB_DB_PORT", Integer.toString(ports.postgres()));
        result.put("MEDHUB_DB_NAME", NAME);
        for (String module : MODULES) {
            String prefix = "MEDHUB_DB_" + module.toUpperCase(Locale.ROOT);
            result.put(prefix + "_USER", module);
            result.put(prefix + "_PASSWORD", PostgresServer.PASSWORD);
        }
        return result;
    }

    private static void prepareCluster(Connection connection) throws SQLException {
        for (String module : MODULES) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", module)) {
                run(connection, "create role " + module + " login password '" + PostgresServer.PASSWORD + "'");
            }
        }
        if (!exists(connection, "select 1 from pg_database where datname = ?", NAME)) {
            run(connection, "create database " + NAME);
        }
    }

    private static void prepareSchemas(Connection connection) throws SQLException {
        run(connection, "revoke all on schema public from public");
        for (String module : MODULES) {
            run(connection, "create schema if not exists " + module + " authorization " + module);
            run(connection, "alter role " + module + " set search_path = " + module);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
