package de.medicalhub.portal.problem.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowListenerTest {
    @Test
    @DisplayName("X9 a button acts on the row that was looked at, and on no other that stands in its place now")
    void theRowThatWasLookedAt() {
        assertThat(RowListener.isMeant("c1", Map.of("row", "c1"))).isTrue();
        assertThat(RowListener.isMeant(4711L, Map.of("row", "4711"))).isTrue();
        assertThat(RowListener.isMeant("c2", Map.of("row", "c1"))).isFalse();
        assertThat(RowListener.isMeant("c1", Map.of())).isFalse();
    }
}
