package de.medicalhub.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What must hold before anything is started. */
final class MachineCheck {
    private static final long MEGABYTE = 1L << 20;

    /** Unpacked tools, the database and the logs of a first start, with some air. */
    private static final long NEEDED_MEGABYTES = 1_500;

    private final LauncherConfig config;
    private final long neededMegabytes;

    MachineCheck(LauncherConfig config) {
        this(config, NEEDED_MEGABYTES);
    }

    MachineCheck(LauncherConfig config, long neededMegabytes) {
        this.config = config;
        this.neededMegabytes = neededMegabytes;
    }

    /**
     * @throws StartFailure that names what is missing and what helps
     */
    void check() {
        checkFiles();
        checkDisk();
        config.ports().byProperty().forEach(MachineCheck::checkPort);
    }

    private void checkFiles() {
        LauncherConfig.Parts parts = config.parts();
        for (Path file : List.of(parts.keycloakZip(), parts.server(), parts.ear(), parts.demo())) {
            if (!Files.exists(file)) {
                throw new StartFailure("Missing: " + file + "; mvn -Pdemo verify builds it.");
            }
        }
    }

    private void checkDisk() {
        try {
            Files.createDirectories(config.var());
            long free = Files.getFileStore(config.var()).getUsableSpace() / MEGABYTE;
            if (free < neededMegabytes) {
                throw new StartFailure("Too little disk space: " + config.var() + " has " + free + " MB free, "
                        + neededMegabytes + " MB are needed. Another folder: -Dmedhub.var=….");
            }
        } catch (IOException e) {
            throw new StartFailure("The folder " + config.var() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void checkPort(String property, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StartFailure(
                    "Port " + port + " is in use by another program. Choose another: -D" + property + "=….", e);
        }
    }
}
