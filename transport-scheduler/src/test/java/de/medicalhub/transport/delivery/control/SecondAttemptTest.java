package de.medicalhub.transport.delivery.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.Period;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecondAttemptTest {
    private static final Period FRIDAY =
            new Period(Instant.parse("2026-11-27T08:00:00Z"), Instant.parse("2026-11-27T19:00:00Z"));

    @Test
    @DisplayName("9: two hours left of the order's window are used")
    void restOfTheWindow() {
        Instant now = Instant.parse("2026-11-27T17:00:00Z");
        assertThat(SecondAttempt.after(now, FRIDAY)).isEqualTo(new Period(now, FRIDAY.end()));
    }

    @Test
    @DisplayName("9: else the next day from nine to six, in Berlin")
    void nextDay() {
        assertThat(SecondAttempt.after(Instant.parse("2026-11-27T17:01:00Z"), FRIDAY))
                .isEqualTo(new Period(Instant.parse("2026-11-28T08:00:00Z"), Instant.parse("2026-11-28T17:00:00Z")));
    }

    @Test
    @DisplayName("9: never on a Sunday, and rightly in the night in which clocks change")
    void neverOnASunday() {
        assertThat(SecondAttempt.after(Instant.parse("2027-03-27T20:00:00Z"), FRIDAY)
                        .start())
                .isEqualTo(Instant.parse("2027-03-29T07:00:00Z"));
    }
}
