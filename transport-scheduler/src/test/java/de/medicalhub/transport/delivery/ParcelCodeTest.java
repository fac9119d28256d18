package de.medicalhub.transport.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ParcelCodeTest {
    @Test
    @DisplayName("2: no letter of a code can be mistaken for another, and none comes twice in a thousand")
    void codesAreTold() {
        SecureRandom chance = new SecureRandom();
        assertThat(Stream.generate(() -> ParcelCode.random(chance)).limit(1000).distinct())
                .hasSize(1000)
                .allSatisfy(code -> assertThat(code.text()).matches("[2-9A-HJKMNP-Z]{8}"));
    }

    @Test
    @DisplayName("3: typed as printed or otherwise it is the same code, with the same digest for the same job only")
    void typedIsPrinted() {
        ParcelCode code = new ParcelCode("K7QX4M2P");
        assertThat(code.printed()).isEqualTo("K7QX-4M2P");
        assertThat(ParcelCode.read("k7qx 4m2p")).isEqualTo(code);
        assertThat(code.check("a")).hasSize(64).isNotEqualTo(code.check("b"));
    }
}
