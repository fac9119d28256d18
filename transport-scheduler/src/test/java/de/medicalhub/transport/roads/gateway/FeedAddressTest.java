package de.medicalhub.transport.roads.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.RoadsSettings;
import de.medicalhub.transport.roads.RoadsSettings.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedAddressTest {
    private static final String FEED = "{\"situations\":[]}";

    @TempDir
    Path folder;

    private HttpServer server;
    private int status = 200;
    private byte[] body = FEED.getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("12: a feed is read from its address, and from a file")
    void readsBoth() throws IOException {
        assertThat(at(address()).read()).isEqualTo(FEED);
        Path file = Files.writeString(folder.resolve("feed.json"), FEED);
        assertThat(at(file.toString()).read()).isEqualTo(FEED);
        assertThat(at(file.toString()).isConfigured()).isTrue();
    }

    @Test
    @DisplayName("12: whatever else answers is no feed: an error, a redirect, too much, nobody")
    void refusesTheRest() {
        status = 503;
        assertThatThrownBy(() -> at(address()).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
        status = 302;
        assertThatThrownBy(() -> at(address()).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("302");
        status = 200;
        body = new byte[5_000_001];
        assertThatThrownBy(() -> at(address()).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer");
        server.stop(0);
        assertThatThrownBy(() -> at(address()).read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> at(folder.resolve("absent").toString()).read()).isInstanceOf(IOException.class);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/feed";
    }

    private static FeedAddress at(String address) {
        return new FeedAddress(new RoadsSettings(
                Optional.empty(),
                Optional.empty(),
                Profile.CAR,
                HourlyFactors.NONE,
                Optional.empty(),
                Optional.of(address)));
    }
}
