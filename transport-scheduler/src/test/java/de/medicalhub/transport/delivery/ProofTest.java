package de.medicalhub.transport.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final String URL = "data:image/png;base64,";

    @Test
    @DisplayName("1: a PNG as the phone drew it")
    void keepsTheSignature() {
        Proof proof = Proof.of("Erika Beispiel", URL + Base64.getEncoder().encodeToString(PNG));
        assertThat(proof.receiver()).isEqualTo("Erika Beispiel");
        assertThat(proof.signature()).isEqualTo(PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/svg+xml;base64,PHN2Zz4=", URL + "***", URL + "AAAA", URL, "x"})
    @DisplayName("1: nothing else")
    void refusesWhatIsNoSignature(String signature) {
        assertThatThrownBy(() -> Proof.of("Erika Beispiel", signature))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.sentence(Locale.GERMAN)).contains("Unterschrift");
                    assertThat(refused.sentence(Locale.ENGLISH)).contains("signature");
                });
    }

    @Test
    @DisplayName("1: at most 200 kB")
    void refusesTheHuge() {
        byte[] huge = new byte[300 * 1024];
        System.arraycopy(PNG, 0, huge, 0, PNG.length);
        assertThatThrownBy(() -> Proof.of("E", URL + Base64.getEncoder().encodeToString(huge)))
                .isInstanceOf(RefusedException.class);
    }
}
