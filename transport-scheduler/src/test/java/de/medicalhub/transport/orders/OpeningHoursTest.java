package de.medicalhub.transport.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a pharmacy is open (package dispatch, rule 29). */
class OpeningHoursTest {
    private static final OpeningHours PHARMACY =
            OpeningHours.of("MONDAY 08:00 13:00;MONDAY 14:30 18:30;SATURDAY 20:00 08:00;SUNDAY 00:00 00:00");

    @Test
    @DisplayName("29: of whom the directory says nothing nobody is taken to be closed")
    void unknownIsOpen() {
        Period all = period("2026-11-23T02:00:00Z", "2026-11-23T03:00:00Z");
        assertThat(OpeningHours.UNKNOWN.within(all)).containsExactly(all);
        assertThat(OpeningHours.of("").isUnknown()).isTrue();
    }

    @Test
    @DisplayName("29: a window is cut to the hours of its days, in Berlin's time; a break at noon makes two of it")
    void cutToTheHours() {
        assertThat(PHARMACY.within(period("2026-11-23T09:00:00Z", "2026-11-24T12:00:00Z")))
                .containsExactly(
                        period("2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z"),
                        period("2026-11-23T13:30:00Z", "2026-11-23T17:30:00Z"));
        assertThat(PHARMACY.within(period("2026-11-24T07:00:00Z", "2026-11-24T17:00:00Z")))
                .isEmpty();
    }

    @Test
    @DisplayName("29: a night on call ends in the morning, and a whole day lasts 25 hours when clocks go back")
    void nightsAndWholeDays() {
        assertThat(PHARMACY.within(period("2026-11-21T20:00:00Z", "2026-11-22T05:00:00Z")))
                .startsWith(period("2026-11-21T20:00:00Z", "2026-11-22T05:00:00Z"));
        assertThat(PHARMACY.within(period("2026-10-24T22:00:00Z", "2026-10-26T06:00:00Z")))
                .contains(period("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
    }

    @Test
    @DisplayName("29: what is kept in one line is read back")
    void isReadBack() {
        assertThat(OpeningHours.of(PHARMACY.text())).isEqualTo(PHARMACY);
    }

    private static Period period(String from, String until) {
        return new Period(Instant.parse(from), Instant.parse(until));
    }
}
