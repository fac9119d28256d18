package de.medicalhub.portal.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushTest {
    @Test
    @DisplayName("B10: a message is encrypted as the example of RFC 8291, section 5, byte by byte")
    void exampleOfTheStandard() throws GeneralSecurityException {
        KeyPair own = new KeyPair(
                PushKeys.publicKey(PushKeys.decode(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                PushKeys.privateKey(PushKeys.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] sealed = PushEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                PushKeys.decode(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                PushKeys.decode("BTBZMqHH6r4Tts7J_aSIgg"),
                own,
                PushKeys.decode("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(PushKeys.encode(sealed))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                        + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
                        + "gSxsj_Qulcy4a-fN");
    }

    @Test
    void pointsKeepTheirForm() throws GeneralSecurityException {
        for (int i = 0; i < 50; i++) {
            var key = (java.security.interfaces.ECPublicKey) PushKeys.fresh().getPublic();
            byte[] point = PushKeys.point(key);
            assertThat(point).hasSize(65);
            assertThat(PushKeys.publicKey(point).getW()).isEqualTo(key.getW());
        }
    }

    @Test
    void aPointBesideTheCurveIsRefused() {
        byte[] beside = new byte[65];
        beside[0] = 4;
        beside[64] = 1;
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> PushKeys.publicKey(beside));
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> PushKeys.publicKey(new byte[3]));
    }

    @ParameterizedTest
    @CsvSource({
        "https://fcm.googleapis.com/fcm/send/abc, true",
        "https://db5p.notify.windows.com/w/?token=x, true",
        "http://fcm.googleapis.com/fcm/send/abc, false",
        "https://fcm.googleapis.com.evil.example/x, false",
        "https://user@fcm.googleapis.com/x, false",
        "https://notify.windows.com/x, false",
        "https://10.0.0.1/x, false",
        "http://127.0.0.1:8080/fhir, false",
        "file:///etc/passwd, false",
        "not an address, false"
    })
    @DisplayName("B10: only known push services are called")
    void services(String endpoint, boolean known) {
        assertThat(PushService.isKnown(endpoint, Set.of("fcm.googleapis.com", ".notify.windows.com")))
                .isEqualTo(known);
    }
}
