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

    private static VideoConfiguration keeping(Duration keep) {
        URI hub = URI.create("https://hub.example");
        return new VideoConfiguration(
                hub,
                hub + "/fhir",
                hub,
                "",
                "",
                List.of(),
                Duration.ofMinutes(10),
                false,
                Set.of(),
                Duration.ofSeconds(45),
                Duration.ofMinutes(1),
                keep);
    }
}
