package de.medicalhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** PostgreSQL with its data in {@code var/postgres}, reachable on the loopback address only. */
final class PostgresServer {
    /** Demo and test only. */
    static final String PASSWORD = "demo";

    /** As docs/operations.md tells: after each checkpoint the first change of a page is logged with the whole page. */
    private static final List<String> UNDER_LOAD =
            List.of("-c", "shared_buffers=1GB", "-c", "max_wal_size=4GB", "-c", "checkpoint_timeout=15min");

    private static final String OWNER = "postgres";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final PostgresTools tools;
    private final LauncherConfig config;
    private final Path data;

    PostgresServer(LauncherConfig config) {
        this.config = config;
        data = config.var().resolve("postgres");
        tools = PostgresTools.unpackedIn(config.tools());
    }

    /** Makes the data folder if need be and starts the server. */
    Child start() {
        Unpacking.once(data, this::initialise);
        List<String> command = tools.command("postgres", "-D", data.toString(), "-p", port());
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=200"));
        command.addAll(config.load() ? UNDER_LOAD : List.of("-c", "shared_buffers=128MB"));
        command.addAll(List.of("-c", "log_min_messages=warning"));
        command.addAll(List.of("-c", "log_error_verbosity=terse", "-c", "log_min_error_statement=panic"));
        return Child.start("PostgreSQL", config.log("postgresql"), new ProcessBuilder(command));
    }

    void awaitReady(Child child) {
        child.awaitReady(LIMIT, this::answers);
    }

    /** Ends it at once, but cleanly: open connections are closed, everything committed is on disk. */
    void stop(Child child) {
        if (child.isAlive()) {
            List<String> command = tools.command("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w");
            Child.start("pg_ctl", config.log("postgresql-stop"), new ProcessBuilder(command))
                    .endsWithin(LIMIT);
        }
        child.end();
    }

    /** A connection of the cluster's owner. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), OWNER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?connectTimeout=5";
    }

    private String port() {
        return Integer.toString(config.ports().postgres());
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void initialise(Path folder) throws IOException {
        Path password = Files.writeString(folder.resolveSibling("postgres-password"), PASSWORD);
        List<String> command = tools.command("initdb", "-D", folder.toString(), "-U", OWNER, "-E", "UTF8");
        command.addAll(List.of("--locale=C", "-A", "scram-sha-256", "--pwfile=" + password, "--no-instructions"));
        Child.start("initdb", config.log("postgresql-initdb"), new ProcessBuilder(command))
                .awaitSuccess(LIMIT);
        Files.delete(password);
    }
}
