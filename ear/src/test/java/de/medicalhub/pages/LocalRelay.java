package de.medicalhub.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.medicalhub.common.testing.Chromium;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Debian's coturn on this machine, with credentials for a limited time as the gateway makes them. */
final class LocalRelay implements AutoCloseable {
    private static final Path TURNSERVER = Path.of("/usr/bin/turnserver");
    private static final Pattern OPENED = Pattern.compile("(TCP|UDP) listener opened on ?: 127\\.0\\.0\\.1:(\\d+)");
    private static final String SECRET = "of-the-test";

    private final Process process;
    private final int port;
    private final int tlsPort;

    private LocalRelay(Process process, int port, int tlsPort) {
        this.process = process;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** Between looking for a free port and opening it somebody else may take it. */
    private static final int TRIES = 3;

    /** Starts it; where it is not installed the test is skipped, unless a browser is required too. */
    static LocalRelay start() throws IOException {
        boolean installed = Files.isExecutable(TURNSERVER);
        boolean required = Chromium.isRequired();
        assertThat(installed || !required).as("coturn at " + TURNSERVER).isTrue();
        assumeTrue(installed, "The relay is not tested: no coturn at " + TURNSERVER);
        Path folder = Files.createTempDirectory("relay");
        TestCertificate certificate = TestCertificate.in(folder);
        for (int left = TRIES - 1; ; left--) {
            try {
                return begin(folder, certificate);
            } catch (IllegalStateException taken) {
                if (left == 0) {
                    throw taken;
                }
            }
        }
    }

    private static LocalRelay begin(Path folder, TestCertificate certificate) throws IOException {
        int port;
        int tlsPort;
        try (ServerSocket plain = new ServerSocket(0);
                ServerSocket tls = new ServerSocket(0)) {
            port = plain.getLocalPort();
            tlsPort = tls.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        TURNSERVER.toString(),
                        "-n",
                        "--verbose",
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--use-auth-secret",
                        "--static-auth-secret=" + SECRET,
                        "--realm=medhub",
                        "--allow-loopback-peers",
                        "--no-cli",
                        "--tls-listening-port=" + tlsPort,
                        "--cert=" + certificate.certificate(),
                        "--pkey=" + certificate.key(),
                        "--no-dtls",
                        "--log-file=stdout",
                        "--userdb=" + folder.resolve("users"),
                        "--pidfile=" + folder.resolve("pid"))
                .redirectErrorStream(true)
                .start();
        awaitListening(process, Set.of("TCP " + port, "TCP " + tlsPort, "UDP " + port));
        return new LocalRelay(process, port, tlsPort);
    }

    /**
     * For {@code RTCPeerConnection}, as JSON.
     *
     * @param transport udp, tcp or tls
     */
    String iceServers(String transport) throws Exception {
        String user = Clock.systemUTC().instant().plus(Duration.ofHours(1)).getEpochSecond() + ":someone";
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String password = Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        String url = transport.equals("tls")
                ? "turns:127.0.0.1:" + tlsPort + "?transport=tcp"
                : "turn:127.0.0.1:" + port + "?transport=" + transport;
        return "[{\"urls\":[\"" + url + "\"],\"username\":\"" + user + "\",\"credential\":\"" + password + "\"}]";
    }

    /** It says so of each way when it listens; what it says later is read on, so that it never waits for a reader. */
    private static void awaitListening(Process process, Set<String> ways) throws IOException {
        Set<String> missing = new HashSet<>(ways);
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !missing.isEmpty()) {
            Matcher opened = OPENED.matcher(line);
            if (opened.find()) {
                missing.remove(opened.group(1) + " " + opened.group(2));
            }
            line = said.readLine();
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("coturn ended before it listened");
        }
        Thread reader = new Thread(() -> said.lines().forEach(heard -> {}), "coturn");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
