package de.medicalhub.transport.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTest {
    private static final UUID ID = UUID.fromString("5f0f3a57-3f0a-4a43-9f0f-0f6a3d1c9a11");
    private static final byte[] SMALL = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, (byte) 0xFF, (byte) 0xD9};

    @Test
    @DisplayName("11: a JPEG of the phone's is read as it is")
    void readsJpegs() {
        assertThat(Photo.of(ID, url(SMALL)).jpeg()).isEqualTo(SMALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data:image/png;base64,/9j/AQL/2Q==",
                "data:image/jpeg;base64,!!!",
                "data:image/jpeg;base64,AAAA",
                "data:image/jpeg;base64,/9j/AQIDBA=="
            })
    @DisplayName("11: what is none, or was cut off on the way, is refused")
    void refusesOthers(String url) {
        assertThatThrownBy(() -> Photo.of(ID, url)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("11: more than 500 kB is refused")
    void refusesLargeOnes() {
        byte[] large = new byte[501 * 1024];
        System.arraycopy(SMALL, 0, large, 0, 3);
        large[large.length - 2] = (byte) 0xFF;
        large[large.length - 1] = (byte) 0xD9;
        assertThatThrownBy(() -> Photo.of(ID, url(large))).isInstanceOf(RefusedException.class);
    }

    static String url(byte[] jpeg) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
