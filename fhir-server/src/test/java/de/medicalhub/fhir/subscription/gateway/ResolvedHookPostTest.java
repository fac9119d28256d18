package de.medicalhub.fhir.subscription.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import de.medicalhub.fhir.subscription.control.NamedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResolvedHookPostTest {
    private final List<String> called = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            called.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + exchange.getRequestBody().readAllBytes().length);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        receiver.createContext("/elsewhere", exchange -> {
            called.add("redirected");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    @DisplayName(
            "2, 4: a named host is called with the subscriber's headers and nothing in it; no redirect is followed")
    void aNamedHostIsCalled() throws IOException {
        ResolvedHookPost post = new ResolvedHookPost(new NamedHosts("localhost"));
        try {
            assertThat(post.post(endpoint(), Map.of("X-Key", "k"))).isEqualTo(307);
        } finally {
            post.destroy();
        }
        assertThat(called).containsExactly("POST k 0");
    }

    @Test
    @DisplayName("4: a name that leads into the own network is not called, unless the operator names it")
    void anInnerAddressIsNotCalled() throws IOException {
        ResolvedHookPost post = new ResolvedHookPost(new NamedHosts("other.example"));
        try {
            assertThatThrownBy(() -> post.post(endpoint(), Map.of())).isInstanceOf(UnknownHostException.class);
        } finally {
            post.destroy();
        }
        assertThat(called).isEmpty();
    }

    private URI endpoint() {
        return URI.create("http://localhost:" + receiver.getAddress().getPort() + "/hook");
    }
}
