package de.medicalhub.transport.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Subscription that wakes the intake. Whether it came to be without a fault, the check of the logs says. */
class WakeUpIT {
    @Test
    @DisplayName("rule 5: the Subscription is ordered and becomes active")
    void subscriptionBecomesActive() {
        JsonObject active = Hub.await(
                "active Subscription",
                () -> Optional.of(Hub.readAsService("/fhir/Subscription/transport-legs"))
                        .filter(there -> there.getString("status").equals("active")));
        assertThat(active.getJsonObject("channel").getString("endpoint")).endsWith("/transport/api/wake-up");
    }
}
