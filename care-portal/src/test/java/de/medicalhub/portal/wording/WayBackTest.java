package de.medicalhub.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayBackTest {
    @ParameterizedTest
    @DisplayName("W6 the way back never leaves the hub")
    @CsvSource({
        "/case?id=1, /case?id=1",
        "/, /",
        "//elsewhere.example/, /",
        "/\\elsewhere.example, /",
        "https://elsewhere.example/, /",
        "javascript:alert(1), /",
        ", /",
    })
    void wayBack(String wanted, String way) {
        assertThat(WayBack.of(wanted)).isEqualTo(way);
    }
}
