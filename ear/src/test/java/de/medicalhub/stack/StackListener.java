package de.medicalhub.stack;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.launcher.Console;
import de.medicalhub.launcher.Hub;
import de.medicalhub.launcher.LauncherConfig;
import de.medicalhub.launcher.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts one hub before the first integration test and ends it after the last. Ports are free ones of the moment, so that
 * a running demo and other builds are not disturbed. Only where {@code medhub.stack=start} is set: not for unit tests.
 * With {@code medhub.stack=running} the four port properties name a hub that already runs (quicker while writing tests).
 */
public final class StackListener implements LauncherSessionListener {
    /** Where tests listen for text and push messages; {@code medhub.mail.port} is where they listen for e-mail. */
    private static final String RECEIVER_PORT = "medhub.receiver.port";

    private static final List<String> PORTS = List.of(
            "medhub.http.port",
            "medhub.keycloak.port",
            "medhub.postgres.port",
            "medhub.management.port",
            "medhub.mail.port",
            RECEIVER_PORT);

    private @Nullable Hub hub;

    /** Keys for web push (VAPID) that are used in tests only. */
    private static final Map<String, String> PUSH_KEYS = Map.of(
            "medhub.push.public-key",
                    "BH1Ry0cY9MaHBi3yIAYqmL0MHUp2isClwS-MePIrgl8Q9PSYX77lAAcgQvDBBNnP-yuDE0BK-0-3R5tMD7ReCjw",
            "medhub.push.private-key", "Cw6SElqXc9zcdKC8-bezEs0l8aSCW-Wy8r22DNWnUvo");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String wanted = System.getProperty("medhub.stack", "");
        if (wanted.equals("start")) {
            choosePorts();
            setUpChannels();
            setUpPackages();
            start();
        }
        if (!wanted.isEmpty()) {
            tell(LauncherConfig.from(System.getProperties()));
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        end();
    }

    private void end() {
        if (hub != null) {
            hub.close();
        }
    }

    private void start() {
        LauncherConfig config = LauncherConfig.from(System.getProperties());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Hub starting = Hub.of(config, new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));
        hub = starting;
        Runtime.getRuntime().addShutdownHook(new Thread(starting::close, "end-of-the-stack"));
        try {
            starting.forget();
            starting.start();
            starting.loadDemoData();
        } catch (StartFailure failure) {
            said.writeBytes(failure.sentence().getBytes(StandardCharsets.UTF_8));
            end();
            throw failure;
        } finally {
            write(config.log("launcher"), said.toByteArray());
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(LauncherConfig config) {
        System.setProperty(Stack.HUB, config.hubUrl());
        System.setProperty(Stack.KEYCLOAK, config.keycloakUrl());
        System.setProperty(Stack.CLOCK_OFFSET, config.clockOffset().toString());
        System.setProperty(
                Stack.DATABASE, "jdbc:postgresql://127.0.0.1:" + config.ports().postgres() + "/medhub");
        System.setProperty(
                "medhub.stack.management", Integer.toString(config.ports().management()));
    }

    /** The hub sends to receivers in this process, which a test starts when it needs them. */
    private static void setUpChannels() {
        String receiver = "http://127.0.0.1:" + System.getProperty(RECEIVER_PORT);
        PUSH_KEYS.forEach(System::setProperty);
        System.setProperty("medhub.mail.host", "127.0.0.1");
        System.setProperty("medhub.mail.security", "none");
        System.setProperty("medhub.mail.from", "hub@example.org");
        System.setProperty("medhub.sms.url", receiver + "/sms");
        System.setProperty("medhub.sms.authorization", "Bearer test-gateway");
        System.setProperty("medhub.push.services", "127.0.0.1");
    }

    /** A folder with a package of others, which is enforced like the own one. */
    private static void setUpPackages() {
        Path folder = Path.of(System.getProperty("medhub.target", "target")).resolve("stack-packages");
        StackPackages.pack(folder);
        System.setProperty("medhub.fhir.packages", folder.toAbsolutePath().toString());
        System.setProperty(
                "medhub.fhir.validation.profiles",
                "https://medicalhub.de/fhir/*=enforce,https://packages.example/*=enforce");
    }

    /** All at once, so that no two are the same. */
    private static void choosePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        Properties chosen = new Properties();
        try {
            for (String name : PORTS) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                chosen.setProperty(name, Integer.toString(socket.getLocalPort()));
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chosen.forEach((name, port) -> System.setProperty(name.toString(), port.toString()));
    }
}
