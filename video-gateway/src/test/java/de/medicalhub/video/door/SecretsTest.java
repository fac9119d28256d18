package de.medicalhub.video.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    @DisplayName("256 random bits, never twice")
    void secretsAreLongAndDiffer() {
        var secrets = Stream.generate(Secrets::next).limit(1_000).collect(Collectors.toSet());
        assertThat(secrets).hasSize(1_000).allMatch(Secrets::isWellFormed).allMatch(secret -> secret.length() == 43);
    }

    @Test
    void hashIsSha256() {
        assertThat(Secrets.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void otherTextsAreNoSecrets() {
        assertThat(Secrets.isWellFormed("")).isFalse();
        assertThat(Secrets.isWellFormed("a".repeat(42) + "ä")).isFalse();
        assertThat(Secrets.isWellFormed("a".repeat(44))).isFalse();
    }
}
