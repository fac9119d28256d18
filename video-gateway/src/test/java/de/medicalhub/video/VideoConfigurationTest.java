package de.medicalhub.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VideoConfigurationTest {
    private static final Pattern KEY = Pattern.compile("\"(medhub\\.[a-z.-]+)\"");

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

    @Test
    @DisplayName("every setting that the module reads stands in docs/configuration.md")
    void everySettingIsDescribed() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        Set<String> keys = new TreeSet<>();
        for (String setup : List.of("VideoSetup", "conference/gateway/ConferenceSetup", "nodes/gateway/NodesSetup")) {
            String code = Files.readString(Path.of("src/main/java/de/medicalhub/video/" + setup + ".java"));
            KEY.matcher(code).results().map(found -> found.group(1)).forEach(keys::add);
        }
        assertThat(keys)
                .hasSizeGreaterThan(15)
                .allSatisfy(key -> assertThat(page)
                        .as(key)
                        .contains("`"
                                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + "`"));
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
