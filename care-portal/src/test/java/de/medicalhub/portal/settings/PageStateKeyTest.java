package de.medicalhub.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageStateKeyTest {
    @ParameterizedTest
    @DisplayName("S3 without a key of one's own nothing starts")
    @ValueSource(
            strings = {
                "",
                "none",
                "secret",
                "changeit-changeit-changeit-chang",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "c2hvcnQ="
            })
    void noKeyNoStart(String key) {
        assertThatThrownBy(() -> PageStateKey.require(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MEDHUB_PAGE_STATE_KEY");
    }

    @Test
    void randomBytesAreAKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        assertThatCode(() -> PageStateKey.require(Base64.getEncoder().encodeToString(bytes)))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("S3 the variable stands in docs/configuration.md")
    void theVariableIsDocumented() throws IOException {
        assertThat(Files.readString(Path.of("../docs/configuration.md"))).contains("| `MEDHUB_PAGE_STATE_KEY` |");
    }
}
