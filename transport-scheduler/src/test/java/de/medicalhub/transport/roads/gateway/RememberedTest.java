package de.medicalhub.transport.roads.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final List<Integer> worked = new ArrayList<>();
    private final Remembered<Integer, String> remembered = new Remembered<>(10, key -> {
        worked.add(key);
        return "of " + key;
    });

    @Test
    @DisplayName("What is asked for again and again is never forgotten, however much else is asked for")
    void keepsWhatIsUsed() {
        for (int i = 1; i <= 100; i++) {
            assertThat(remembered.get(0)).isEqualTo("of 0");
            assertThat(remembered.get(i)).isEqualTo("of " + i);
        }
        assertThat(worked).containsOnlyOnce(0);
    }

    @Test
    @DisplayName("What was not asked for of late is forgotten")
    void forgetsWhatIsOld() {
        for (int i = 0; i < 100; i++) {
            remembered.get(i);
        }
        worked.clear();
        remembered.get(99);
        remembered.get(0);
        assertThat(worked).containsExactly(0);
    }
}
