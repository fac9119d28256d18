package de.medicalhub.fhir.profile.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProfilePolicyTest {
    private final ProfilePolicy policy =
            ProfilePolicy.parse("warn", "https://a/*=enforce, https://a/b/*=off,https://a/b/c=Warn");

    @Test
    @DisplayName("5: the longest pattern that fits decides")
    void theLongestPatternDecides() {
        assertThat(mode("https://a/x")).isEqualTo(ValidationMode.ENFORCE);
        assertThat(mode("https://a/b/x|1.0")).isEqualTo(ValidationMode.OFF);
        assertThat(mode("https://a/b/c|2")).isEqualTo(ValidationMode.WARN);
        assertThat(mode("https://a/b/cd")).isEqualTo(ValidationMode.OFF);
        assertThat(mode("https://other")).isEqualTo(ValidationMode.WARN);
    }

    @Test
    void whatCannotBeReadIsRefusedAtStart() {
        assertThatThrownBy(() -> ProfilePolicy.parse("warn", "https://a/*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://a/*");
        assertThatThrownBy(() -> ProfilePolicy.parse("sometimes", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(ProfilePolicy.parse("off", " ").rules()).isEmpty();
    }

    private ValidationMode mode(String claim) {
        return policy.modeOf(Canonical.of(claim));
    }
}
