package de.medicalhub.video.relay.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.relay.IceServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeLimitedRelayTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000L), ZoneOffset.UTC);
    private static final List<String> URLS = List.of("turn:relay.example:3478?transport=udp");

    @Test
    @DisplayName("rule 2: the credential is the HMAC-SHA1 of expiry and name")
    void credentialsAreWhatTheRelayChecks() {
        IceServer server = new TimeLimitedRelay("north", URLS, Duration.ofHours(1), false, Set.of(), CLOCK)
                .serversFor("someone")
                .get(0);
        assertThat(server.urls()).isEqualTo(URLS);
        assertThat(server.username()).isEqualTo("1700003600:someone");
        // printf '1700003600:someone' | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(server.credential()).isEqualTo("A0EHJrCmy1bS3eCkU00NPWxXEn8=");
    }

    @Test
    @DisplayName("rule 3: without secret or addresses no relay is offered")
    void withoutConfigurationThereIsNone() {
        assertThat(new TimeLimitedRelay("", URLS, Duration.ofHours(1), false, Set.of(), CLOCK).serversFor("someone"))
                .isEmpty();
        assertThat(new TimeLimitedRelay("north", List.of(), Duration.ofHours(1), false, Set.of(), CLOCK)
                        .serversFor("someone"))
                .isEmpty();
    }

    @Test
    @DisplayName("rule 5: that all goes through the relay is the operator's wish, and off without it")
    void relayOnlyByConfiguration() {
        assertThat(new TimeLimitedRelay("north", URLS, Duration.ofHours(1), true, Set.of(), CLOCK).isOnly())
                .isTrue();
        assertThat(new TimeLimitedRelay("north", URLS, Duration.ofHours(1), false, Set.of(), CLOCK).isOnly())
                .isFalse();
    }

    @Test
    @DisplayName(
            "rule 5: for single organisations whichever of the posts they are, where none is known, and for no other")
    void relayOnlyForOrganizations() {
        Set<String> careful = Set.of("Organization/practice-1");
        TimeLimitedRelay relay = new TimeLimitedRelay("north", URLS, Duration.ofHours(1), false, careful, CLOCK);
        assertThat(relay.isOnlyFor(Set.of("Organization/practice-1"))).isTrue();
        assertThat(relay.isOnlyFor(Set.of("Organization/practice-2", "Organization/practice-1")))
                .isTrue();
        assertThat(relay.isOnlyFor(Set.of("Organization/Practice-1"))).isTrue();
        assertThat(relay.isOnlyFor(Set.of("Organization/practice-2"))).isFalse();
        assertThat(relay.isOnlyFor(Set.of())).isTrue();
        assertThat(relay.isOnly()).isFalse();
        assertThat(new TimeLimitedRelay("north", URLS, Duration.ofHours(1), true, Set.of(), CLOCK)
                        .isOnlyFor(Set.of("Organization/practice-2")))
                .isTrue();
        assertThat(new TimeLimitedRelay("north", URLS, Duration.ofHours(1), false, Set.of(), CLOCK).isOnlyFor(Set.of()))
                .isFalse();
    }
}
