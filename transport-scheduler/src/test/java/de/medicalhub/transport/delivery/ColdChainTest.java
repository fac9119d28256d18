package de.medicalhub.transport.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColdChainTest {
    @ParameterizedTest
    @CsvSource({"1.9,false", "2.0,true", "5,true", "8.0,true", "8.1,false", "-3,false"})
    @DisplayName("5: both limits belong to it")
    void limitsBelongToIt(BigDecimal celsius, boolean holds) {
        assertThat(ColdChain.REFRIGERATOR.holds(celsius)).isEqualTo(holds);
    }

    @Test
    @DisplayName("5: limits in the wrong order are refused when the hub starts")
    void wrongLimits() {
        assertThatThrownBy(() -> new ColdChain(BigDecimal.TEN, BigDecimal.ONE)).hasMessageContaining("cold-from");
    }

    @ParameterizedTest
    @CsvSource({"-41,Box", "61,Box", "5,''"})
    @DisplayName("4: what no thermometer in a car shows is a mistake of typing")
    void noReading(BigDecimal celsius, String box) {
        assertThatThrownBy(() -> new Reading(UUID.randomUUID(), "job", celsius, box))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("4: a reading has one decimal place")
    void oneDecimalPlace() {
        assertThat(new Reading(UUID.randomUUID(), "job", new BigDecimal("8.04"), "Box").celsius())
                .isEqualByComparingTo("8.0");
    }
}
