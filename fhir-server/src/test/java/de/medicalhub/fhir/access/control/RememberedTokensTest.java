package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Decision 0110. */
class RememberedTokensTest {
    private static final Instant BEGIN = Instant.parse("2026-11-27T23:00:00Z");

    private final Map<String, VerifiedToken> valid = new HashMap<>();
    private final List<String> verified = new ArrayList<>();
    private Instant now = BEGIN;
    private final RememberedTokens tokens = new RememberedTokens(
            token -> {
                verified.add(token);
                return Optional.ofNullable(valid.get(token));
            },
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @Test
    @DisplayName("a token is verified once a minute, and names the same person meanwhile")
    void onceAMinute() {
        valid.put("a", token("nurse1", 600));

        for (int request = 0; request < 100; request++) {
            assertThat(tokens.caller("a").map(Caller::username)).contains("nurse1");
        }
        assertThat(verified).containsExactly("a");
        now = BEGIN.plusSeconds(60);
        assertThat(tokens.caller("a")).isPresent();
        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    @DisplayName("a token that expires within the minute is not believed any longer than it says itself")
    void expiryCounts() {
        valid.put("a", token("nurse1", 20));
        assertThat(tokens.caller("a")).isPresent();

        now = BEGIN.plusSeconds(20);
        valid.clear();

        assertThat(tokens.caller("a")).isEmpty();
    }

    @Test
    @DisplayName("a token that is no longer valid when it is verified again is forgotten at once")
    void refusedIsForgotten() {
        valid.put("a", token("nurse1", 600));
        assertThat(tokens.caller("a")).isPresent();

        now = BEGIN.plusSeconds(61);
        valid.clear();

        assertThat(tokens.caller("a")).isEmpty();
        assertThat(tokens.caller("a")).isEmpty();
        assertThat(verified).containsExactly("a", "a", "a");
    }

    @Test
    @DisplayName("what was refused once may be right later: a refusal is not remembered")
    void refusalIsNotRemembered() {
        assertThat(tokens.caller("a")).isEmpty();
        valid.put("a", token("nurse1", 600));
        assertThat(tokens.caller("a")).isPresent();
    }

    @Test
    @DisplayName("each token stands for its own person, however alike they look")
    void eachForItself() {
        valid.put("a.b.c", token("nurse1", 600));
        valid.put("a.b.C", token("gp1", 600));

        assertThat(tokens.caller("a.b.c").map(Caller::username)).contains("nurse1");
        assertThat(tokens.caller("a.b.C").map(Caller::username)).contains("gp1");
        assertThat(tokens.caller("a.b.c").map(Caller::username)).contains("nurse1");
        assertThat(tokens.caller("a.b.")).isEmpty();
    }

    private VerifiedToken token(String name, int seconds) {
        return new VerifiedToken(new Caller(name, Set.of(), ""), BEGIN.plusSeconds(seconds));
    }
}
