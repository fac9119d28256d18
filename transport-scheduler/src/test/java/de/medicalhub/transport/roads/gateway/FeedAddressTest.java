package de.medicalhub.transport.roads.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.RoadsSettings;
import de.medicalhub.transport.roads.RoadsSettings.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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

    private ServerSocket server;
    private volatile int status = 200;
    private volatile byte[] body = FEED.getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        new Thread(this::answerAll).start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void answerAll() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                answer(caller);
            } catch (IOException gone) {
                // Who has heard enough hangs up; after the end nobody is let in.
                assertThat(gone.getMessage()).isNotNull();
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        BufferedReader asked =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        String line = asked.readLine();
        while (line != null && !line.isEmpty()) {
            line = asked.readLine();
        }
        String head = "HTTP/1.1 " + status + " Said\r\nLocation: /elsewhere\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().write(body);
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
    void refusesTheRest() throws IOException {
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
        server.close();
        assertThatThrownBy(() -> at(address()).read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> at(folder.resolve("absent").toString()).read()).isInstanceOf(IOException.class);
    }

    private String address() {
        return "http://localhost:" + server.getLocalPort() + "/feed";
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
