package de.medicalhub.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    @Test
    @DisplayName("I1 name, person and known roles come from the token; unknown roles are ignored")
    void readsTheToken() {
        Claims claims = Claims.of(token("""
                {"name":"Dr. Änne Weber","preferred_username":"gp1","fhirUser":"Practitioner/gp-1",
                 "realm_access":{"roles":["gp","offline_access"]}}"""));
        assertThat(claims.name()).isEqualTo("Dr. Änne Weber");
        assertThat(claims.fhirUser()).isEqualTo("Practitioner/gp-1");
        assertThat(claims.roles()).containsExactly(Role.GP);
    }

    @Test
    void aTokenWithoutRolesHasNone() {
        assertThat(Claims.of(token("{\"preferred_username\":\"x\"}")).roles()).isEmpty();
    }

    @Test
    @DisplayName("I3 at most six entries, even for somebody with every role")
    void navigationStaysShort() {
        assertThat(Navigation.of(java.util.EnumSet.allOf(Role.class))).hasSize(6);
        assertThat(Navigation.of(java.util.Set.of(Role.DRIVER)))
                .extracting(Navigation.Entry::href)
                .containsExactly("/transport/drive");
    }

    private static String token(String payload) {
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return "header." + encoded + ".signature";
    }
}
