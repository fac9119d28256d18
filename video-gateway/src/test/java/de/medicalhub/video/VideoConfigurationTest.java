package de.medicalhub.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VideoConfigurationTest {
    @Test
    @DisplayName("who met whom is kept for 90 days at most: more is refused at the start")
    void longerThanThreeMonthsIsRefused() {
        assertThat(keeping(Duration.ofDays(90)).keep()).isEqualTo(Duration.ofDays(90));
        assertThat(keeping(Duration.ofDays(7)).keep()).isEqualTo(Duration.ofDays(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping(Duration.ofDays(91)))
                .withMessageContaining("medhub.video.keep");
        assertThatIllegalArgumentException().isThrownBy(() -> keeping(Duration.ofDays(-1)));
    }

    @Test
    @DisplayName("relay, rule 5: organisations of another form, or a relay that is not there, are refused at the start")
    void relayOnlyIsNeverSilentlyOff() {
        assertThat(relayFor("Organization/practice-1", "s", "turn:r").hasRelay())
                .isTrue();
        for (String wrong :
                List.of("practice-1", "https://hub.example/fhir/Organization/1", "organization/1", "Organization/")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> relayFor(wrong, "s", "turn:r"))
                    .withMessageContaining("medhub.turn.only-for");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> relayFor("Organization/1", "", "turn:r"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Duration.ZERO, "s", List.of(), false, Set.of("Organization/1")))
                .withMessageContaining("medhub.turn.urls");
        assertThatIllegalArgumentException().isThrownBy(() -> with(Duration.ZERO, "", List.of(), true, Set.of()));
    }

    private static VideoConfiguration relayFor(String organization, String secret, String url) {
        return with(Duration.ZERO, secret, List.of(url), false, Set.of(organization));
    }

    private static VideoConfiguration keeping(Duration keep) {
        return with(keep, "", List.of(), false, Set.of());
    }

    private static VideoConfiguration with(
            Duration keep, String turnSecret, List<String> turnUrls, boolean only, Set<String> onlyFor) {
        URI hub = URI.create("https://hub.example");
        return new VideoConfiguration(
                hub,
                hub + "/fhir",
                hub,
                "",
                turnSecret,
                turnUrls,
                Duration.ofMinutes(10),
                only,
                onlyFor,
                Duration.ofSeconds(45),
                Duration.ofMinutes(1),
                keep);
    }
}
