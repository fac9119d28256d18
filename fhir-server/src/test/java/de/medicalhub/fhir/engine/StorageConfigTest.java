package de.medicalhub.fhir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StorageConfigTest {
    @Test
    @DisplayName(
            "Subscriptions are worked off after their commit, or the worker does not find them and tells of a fault")
    void subscriptionsWaitForTheirCommit() {
        assertThat(new StorageConfig().subscriptionSettings().isSubscriptionChangeQueuedImmediately())
                .isFalse();
    }
}
