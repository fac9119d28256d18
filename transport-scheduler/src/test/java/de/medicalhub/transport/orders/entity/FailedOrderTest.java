package de.medicalhub.transport.orders.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailedOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final FailedOrder order = new FailedOrder("leg-1", NOW);

    @Test
    @DisplayName("rule 10: five attempts, later each time, then it is set aside")
    void fiveAttemptsThenSetAside() {
        for (int pause : new int[] {15, 30, 60, 120}) {
            fails(1);
            assertThat(order.dueAt()).isEqualTo(NOW.plusSeconds(pause));
            assertThat(order.isSetAside()).isFalse();
        }
        fails(1);
        assertThat(order.isSetAside()).isTrue();
        assertThat(order.incident()).isEqualTo("incident");
    }

    @Test
    @DisplayName("rule 10: who has it tried again gives it all its attempts")
    void retryBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            fails(1);
        }
        order.retry(NOW);
        assertThat(order.isSetAside()).isFalse();
        fails(1);
        assertThat(order.attempts()).isEqualTo(1);
    }

    @Test
    @DisplayName("rule 10: a newer version is news, the failed one and older ones are not")
    void newerVersionIsNews() {
        fails(3);
        assertThat(order.covers(3)).isTrue();
        assertThat(order.covers(4)).isFalse();
        fails(4);
        assertThat(order.attempts()).isEqualTo(1);
    }

    private void fails(long version) {
        order.failed(version, "incident", "NullPointerException", NOW);
    }
}
