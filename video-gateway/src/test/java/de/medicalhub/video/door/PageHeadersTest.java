package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageHeadersTest {
    @Test
    @DisplayName("the wire is allowed by its own address: for Safari before 16 'self' is no WebSocket")
    void wireIsAllowed() {
        assertThat(PageHeaders.policy(URI.create("https://hub.example:8443/")))
                .contains("connect-src 'self' wss://hub.example:8443;");
        assertThat(PageHeaders.policy(URI.create("http://localhost:8080"))).contains("'self' ws://localhost:8080;");
    }
}
