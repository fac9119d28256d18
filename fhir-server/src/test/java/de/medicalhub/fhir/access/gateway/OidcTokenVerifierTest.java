package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 3 of the engine: a token that may be good is never called wrong. */
class OidcTokenVerifierTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final SmallRealm realm = new SmallRealm();
    private final AtomicLong nanos = new AtomicLong();
    private final OidcTokenVerifier verifier = verifier(LONG);

    @AfterEach
    void close() throws IOException {
        realm.close();
    }

    @Test
    @DisplayName("rule 3: a good token names its person; the keys are read once for all")
    void goodTokens() {
        assertThat(name(realm.token("nurse1"))).isEqualTo("nurse1");
        assertThat(name(realm.token("nurse2"))).isEqualTo("nurse2");
        assertThat(realm.asked("/keys")).isEqualTo(1);
    }

    @Test
    @DisplayName("rule 3: what is changed, unsigned, of another realm or no token at all is refused")
    void badTokens() throws IOException {
        String[] right = realm.token("nurse1").split("\\.", -1);
        String[] other = realm.token("nurse2").split("\\.", -1);
        String foreign;
        try (SmallRealm elsewhere = new SmallRealm()) {
            foreign = elsewhere.token("nurse1");
        }
        for (String token : List.of(
                right[0] + "." + other[1] + "." + right[2],
                base64("{\"alg\":\"none\"}") + "." + right[1] + ".",
                realm.token("{\"alg\":\"RS256\"}", "nurse1"),
                realm.token("{\"alg\":\"HS256\",\"kid\":\"first\"}", "nurse1"),
                foreign,
                right[0],
                "x",
                "..",
                "")) {
            assertThat(verifier.verify(token)).as(token).isEmpty();
        }
    }

    @Test
    @DisplayName("rule 3: an issuer that does not answer is asked once in some seconds, and told as one incident")
    void silentIssuer() throws IOException, InterruptedException {
        realm.fallSilent();
        OidcTokenVerifier verifies = verifier(SHORT);
        String token = realm.token("nurse1");
        HubException first = refusal(verifies, token);
        assertThat(first).hasMessageContaining("incident");
        assertThat(refusal(verifies, token)).hasMessage(first.getMessage());
        assertThat(realm.guests()).isEqualTo(1);
        pass(Duration.ofSeconds(6));
        assertThat(refusal(verifies, token)).hasMessage(first.getMessage());
        assertThat(realm.guests()).isEqualTo(1);
    }

    @Test
    @DisplayName("rule 3: an issuer that is not there is no reason to call a token wrong")
    void absentIssuer() throws IOException {
        String token = realm.token("nurse1");
        realm.close();
        refusal(verifier, token);
        refusal(verifier, "x");
    }

    @Test
    @DisplayName("rule 3: keys that cannot be read call no token wrong, and it counts as soon as they can")
    void hiddenKeys() {
        realm.hideKeys();
        String token = realm.token("nurse1");
        refusal(verifier, token);
        realm.showKeys();
        refusal(verifier, token);
        assertThat(realm.asked("/keys")).isEqualTo(1);
        pass(Duration.ofSeconds(6));
        assertThat(name(token)).isEqualTo("nurse1");
    }

    @Test
    @DisplayName("rule 3: who is known goes on while the issuer is away, who comes with another key is told to wait")
    void knownKeysGoOn() {
        String token = realm.token("nurse1");
        assertThat(name(token)).isEqualTo("nurse1");
        realm.hideKeys();
        realm.changeKey("second");
        pass(Duration.ofSeconds(11));
        refusal(verifier, realm.token("nurse2"));
        assertThat(name(token)).isEqualTo("nurse1");
    }

    @Test
    @DisplayName("rule 3: while the issuer is away a known key goes on for another day, and no longer")
    void knownKeysGoOnOvernight() {
        String token = realm.token("nurse1");
        assertThat(name(token)).isEqualTo("nurse1");
        realm.hideKeys();
        realm.changeKey("second");
        pass(Duration.ofHours(25));
        assertThat(name(token)).isEqualTo("nurse1");
        assertThat(realm.asked("/keys")).isEqualTo(2);
        refusal(verifier, realm.token("nurse2"));
        pass(Duration.ofHours(24));
        refusal(verifier, token);
        realm.showKeys();
        pass(Duration.ofSeconds(6));
        assertThat(verifier.verify(token)).isEmpty();
        assertThat(name(realm.token("nurse2"))).isEqualTo("nurse2");
    }

    @Test
    @DisplayName("rule 3: a key that is new is looked up, one that is none of the realm's not with each token")
    void newKeys() {
        assertThat(name(realm.token("nurse1"))).isEqualTo("nurse1");
        realm.changeKey("second");
        pass(Duration.ofSeconds(11));
        assertThat(name(realm.token("nurse2"))).isEqualTo("nurse2");
        for (int i = 0; i < 5; i++) {
            assertThat(verifier.verify(realm.token("{\"alg\":\"RS256\",\"kid\":\"none" + i + "\"}", "nurse3")))
                    .isEmpty();
        }
        assertThat(realm.asked("/keys")).isEqualTo(2);
    }

    private OidcTokenVerifier verifier(Duration patience) {
        return new OidcTokenVerifier(realm.issuer(), patience, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String name(String token) {
        return verifier.verify(token).orElseThrow().caller().username();
    }

    private static HubException refusal(OidcTokenVerifier verifier, String token) {
        HubException refusal = catchThrowableOfType(HubException.class, () -> verifier.verify(token));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        return refusal;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
