package de.medicalhub.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * One more WildFly beside that of the stack, on the same database and the same Keycloak, which carries the video gateway
 * alone: it is there within seconds, and a test may kill it.
 */
public final class SecondNode implements AutoCloseable {
    private static final Pattern OTHER_MODULES =
            Pattern.compile("<module>\\s*<web>\\s*<web-uri>(?!video-gateway).*?</module>", Pattern.DOTALL);
    private static final Pattern OTHER_DEPLOYMENTS =
            Pattern.compile("<sub-deployment name=\"(?!video-gateway).*?</sub-deployment>", Pattern.DOTALL);

    private final LauncherConfig config;
    private final Child child;

    private SecondNode(LauncherConfig config, Child child) {
        this.config = config;
        this.child = child;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param publicUrl under which browsers know it
     */
    public static SecondNode start(String publicUrl) {
        LauncherConfig stack = LauncherConfig.from(System.getProperties());
        LauncherConfig own = beside(stack);
        WildFlyServer server = new WildFlyServer(own, new Web());
        Child child =
                server.start(List.of("-Dmedhub.hub.url=" + publicUrl, "-Dmedhub.fhir.url=" + stack.hubUrl() + "/fhir"));
        SecondNode node = new SecondNode(own, child);
        try {
            server.awaitReady(child);
        } catch (StartFailure failure) {
            node.close();
            throw failure;
        }
        return node;
    }

    /** Where it listens. */
    public URI address() {
        return URI.create(config.hubUrl());
    }

    /** Ends it as a loss of power does: nobody is told. */
    public void kill() {
        child.handle().destroyForcibly();
        child.handle().onExit().join();
    }

    @Override
    public void close() {
        if (child.isAlive()) {
            kill();
        }
    }

    private static LauncherConfig beside(LauncherConfig stack) {
        try (ServerSocket hub = free();
                ServerSocket management = free()) {
            Path var = stack.var().resolve("second-node");
            Files.createDirectories(var);
            Path ear = videoAlone(stack.parts().ear(), var.resolve("video.ear"));
            return new LauncherConfig(
                    new Ports(
                            hub.getLocalPort(),
                            stack.ports().keycloak(),
                            stack.ports().postgres(),
                            management.getLocalPort()),
                    var,
                    stack.tools(),
                    new LauncherConfig.Parts(
                            stack.parts().keycloakZip(),
                            stack.parts().server(),
                            ear,
                            stack.parts().realmLayers(),
                            stack.parts().demo()),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The application without its other parts. */
    private static Path videoAlone(Path whole, Path target) throws IOException {
        try (ZipFile from = new ZipFile(whole.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : List.copyOf(from.stream().toList())) {
                if (entry.getName().endsWith(".war") && !entry.getName().equals("video-gateway.war")) {
                    continue;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().endsWith(".xml") ? reduced(content) : content);
                to.closeEntry();
            }
        }
        return target;
    }

    private static byte[] reduced(byte[] description) {
        String text = new String(description, StandardCharsets.UTF_8);
        String modules = OTHER_MODULES.matcher(text).replaceAll("");
        return OTHER_DEPLOYMENTS.matcher(modules).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }
}
