package de.medicalhub.portal.emergency.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OfficersProviderTest {
    @Test
    @DisplayName("E5: without a data-protection officer the hub is up and warns; with one it has nothing to say")
    void warns() {
        HealthCheckResponse missing = new OfficersProvider(false).call();
        assertThat(missing.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(missing.getData())
                .hasValueSatisfying(
                        data -> assertThat(data.get("warning")).asString().contains("medhub.emergency.officers"));
        HealthCheckResponse named = new OfficersProvider(true).call();
        assertThat(named.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(named.getData()).isEmpty();
    }
}
