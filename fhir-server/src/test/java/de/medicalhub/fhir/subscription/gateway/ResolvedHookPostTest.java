package de.medicalhub.fhir.subscription.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.fhir.subscription.Receiver;
import de.medicalhub.fhir.subscription.control.NamedHosts;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResolvedHookPostTest {
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @Test
    @DisplayName(
            "2, 4: a named host is called with the subscriber's headers and nothing in it; no redirect is followed")
    void aNamedHostIsCalled() throws IOException {
        receiver.answerNext("307 Temporary Redirect\r\nLocation: " + receiver.address() + "/elsewhere");
        ResolvedHookPost post = new ResolvedHookPost(new NamedHosts("localhost"));
        try {
            assertThat(post.post(endpoint(), Map.of("X-Key", "k"))).isEqualTo(307);
        } finally {
            post.destroy();
        }
        assertThat(receiver.calls()).hasSize(1).allMatch(at -> at < Long.MAX_VALUE);
        assertThat(receiver.headers())
                .anyMatch(line -> line.startsWith("POST /hook "))
                .contains("X-Key: k");
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
        assertThat(receiver.calls()).isEmpty();
    }

    private URI endpoint() {
        return URI.create(receiver.address().replace("127.0.0.1", "localhost") + "/hook");
    }
}
