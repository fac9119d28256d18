package de.medicalhub.fhir.profile.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void numbersCountAsNumbers() {
        assertThat(versions("1.10.0", "1.9.0", "1.2", "1.2.1", "1.2.1-ballot", "2022")
                        .sorted())
                .extracting(Version::text)
                .containsExactly("1.2", "1.2.1-ballot", "1.2.1", "1.9.0", "1.10.0", "2022");
    }

    @Test
    void aMinorVersionMeansItsHighestPatch() {
        List<Version> loaded = versions("1.4.0", "1.4.3", "1.40.0", "1.5.0").toList();
        assertThat(new Version("1.4").best(loaded)).contains(new Version("1.4.3"));
        assertThat(new Version("1.4.x").best(loaded)).contains(new Version("1.4.3"));
        assertThat(new Version("1.4.0").best(loaded)).contains(new Version("1.4.0"));
        assertThat(new Version("1.4.9").best(loaded)).isEmpty();
        assertThat(new Version("1.4.9").nearest(loaded)).contains(new Version("1.4.3"));
        assertThat(new Version("2.0.0").nearest(loaded)).isEmpty();
    }

    private static Stream<Version> versions(String... texts) {
        return Stream.of(texts).map(Version::new);
    }
}
