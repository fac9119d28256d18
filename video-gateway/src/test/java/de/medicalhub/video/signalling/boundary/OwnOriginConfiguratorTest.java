package de.medicalhub.video.signalling.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnOriginConfiguratorTest {
    private static final URI HUB = URI.create("https://hub.example");

    @Test
    @DisplayName("rule 1: a WebSocket opens only from our own origin")
    void foreignOriginsAreRefused() {
        assertThat(OwnOriginConfigurator.isOwn("https://hub.example", HUB)).isTrue();
        assertThat(OwnOriginConfigurator.isOwn("http://hub.example", HUB)).isFalse();
        assertThat(OwnOriginConfigurator.isOwn("https://hub.example.evil.example", HUB))
                .isFalse();
        assertThat(OwnOriginConfigurator.isOwn("", HUB)).isFalse();
        assertThat(OwnOriginConfigurator.isOwn("null", HUB)).isFalse();
        assertThat(OwnOriginConfigurator.isOwn(null, HUB)).isFalse();
    }
}
