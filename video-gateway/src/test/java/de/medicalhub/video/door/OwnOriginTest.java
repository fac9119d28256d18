package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnOriginTest {
    private static final URI HUB = URI.create("https://hub.example");

    @Test
    @DisplayName("a WebSocket opens only from our own origin")
    void foreignOriginsAreRefused() {
        assertThat(OwnOrigin.isOwn("https://hub.example", HUB)).isTrue();
        assertThat(OwnOrigin.isOwn("http://hub.example", HUB)).isFalse();
        assertThat(OwnOrigin.isOwn("https://hub.example.evil.example", HUB)).isFalse();
        assertThat(OwnOrigin.isOwn("", HUB)).isFalse();
        assertThat(OwnOrigin.isOwn("null", HUB)).isFalse();
        assertThat(OwnOrigin.isOwn(null, HUB)).isFalse();
    }
}
