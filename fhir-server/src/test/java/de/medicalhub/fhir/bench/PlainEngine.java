package de.medicalhub.fhir.bench;

import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Brings the plain engine into the running WildFly, with a schema of its own on the same PostgreSQL. */
final class PlainEngine {
    private static final String PLAIN = "de/medicalhub/fhir/bench/plain/";
    private static final List<String> CLASSES =
            List.of("PlainEngineConfig.class", "PlainEngineServlet.class", "package-info.class");
    private static final long PATIENCE_MINUTES = 5;
    private static final String OWNER = "postgres";
    private static final String PASSWORD = "demo";

    private final Path deployments;

    /**
     * @param deployments the folder that WildFly watches
     */
    PlainEngine(Path deployments) {
        this.deployments = deployments;
    }

    /** Returns its address when it is deployed. */
    String deploy() throws IOException, SQLException, InterruptedException {
        prepareSchema();
        Path war = Files.createTempFile("plain", ".war");
        write(war);
        String source = new String(resource("plain-ds.xml"), StandardCharsets.UTF_8);
        deploy("plain-ds.xml", source.replace("@database@", Stack.databaseUrl()).getBytes(StandardCharsets.UTF_8));
        deploy("plain.war", Files.readAllBytes(war));
        Files.delete(war);
        return Stack.hubUrl() + "/plain";
    }

    private void deploy(String name, byte[] content) throws IOException, InterruptedException {
        try (WatchService changes = deployments.getFileSystem().newWatchService()) {
            deployments.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            Files.write(deployments.resolve(name), content);
            Files.writeString(deployments.resolve(name + ".dodeploy"), "");
            while (!Files.exists(deployments.resolve(name + ".deployed"))) {
                Path failed = deployments.resolve(name + ".failed");
                if (Files.exists(failed)) {
                    throw new IllegalStateException(Files.readString(failed));
                }
                WatchKey change = changes.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
                if (change == null) {
                    throw new IllegalStateException(name + " was not deployed within minutes");
                }
                change.reset();
            }
        }
    }

    private static void prepareSchema() throws SQLException {
        try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), OWNER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists plain cascade");
            statement.execute("drop role if exists plain");
            statement.execute("create role plain login password '" + PASSWORD + "'");
            statement.execute("create schema plain authorization plain");
            statement.execute("alter role plain set search_path = plain");
        }
    }

    private static void write(Path war) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            add(zip, "WEB-INF/web.xml", resource("web.xml"));
            add(zip, "WEB-INF/jboss-deployment-structure.xml", resource("jboss-deployment-structure.xml"));
            for (String name : CLASSES) {
                add(zip, "WEB-INF/classes/" + PLAIN + name, read("/" + PLAIN + name));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] resource(String name) throws IOException {
        return read("/de/medicalhub/fhir/bench/" + name);
    }

    private static byte[] read(String path) throws IOException {
        try (InputStream content = PlainEngine.class.getResourceAsStream(path)) {
            if (content == null) {
                throw new IOException("Missing on the class path: " + path);
            }
            return content.readAllBytes();
        }
    }
}
