package de.medicalhub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PeerJS's server and client from npm, fetched for the measurement only; absent where there is no npm or no registry. */
final class PeerJs implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 3;

    private final Process server;
    private final Path client;
    private final int port;

    private PeerJs(Process server, Path client, int port) {
        this.server = server;
        this.client = client;
        this.port = port;
    }

    static Optional<PeerJs> start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path client = folder.resolve("node_modules/peerjs/dist/peerjs.min.js");
        if (!Files.exists(client) && !install(folder)) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process server = new ProcessBuilder(
                        "node",
                        "-e",
                        "require('peer').PeerServer({ port: " + port
                                + ", host: '127.0.0.1', path: '/' }, () => console.log('listening'))")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("listening")) {
                return Optional.of(new PeerJs(server, client, port));
            }
        }
        return Optional.empty();
    }

    private static boolean install(Path folder) throws InterruptedException {
        try {
            Process npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--prefix",
                            folder.toString(),
                            "--no-audit",
                            "--no-fund",
                            "peer",
                            "peerjs")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            return npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException noNpm) {
            return false;
        }
    }

    /** The client's script. */
    Path client() {
        return client;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
    }
}
