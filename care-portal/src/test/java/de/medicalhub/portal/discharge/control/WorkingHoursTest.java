package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D4")
class WorkingHoursTest {
    @ParameterizedTest
    @DisplayName("an answer is asked for within office hours, and before the discharge")
    @CsvSource({
        "2026-11-26T09:20, 2026-11-27T11:00, 2026-11-26T13:00",
        "2026-11-26T16:30, 2026-11-27T11:00, 2026-11-27T10:00",
        "2026-11-26T22:00, 2026-11-27T11:00, 2026-11-27T10:00",
        "2026-11-26T22:00, 2026-11-28T11:00, 2026-11-27T12:00",
        "2026-11-27T03:00, 2026-11-27T11:00, 2026-11-27T10:00",
        "2026-11-27T17:00, , 2026-11-30T11:00",
        "2026-12-24T17:00, , 2026-12-28T11:00",
        "2026-11-27T10:15, 2026-11-27T11:20, 2026-11-27T11:15",
        "2026-11-27T10:30, 2026-11-27T11:00, 2026-11-27T10:45",
    })
    void deadline(LocalDateTime now, LocalDateTime leaves, LocalDateTime expected) {
        assertThat(WorkingHours.deadline(now, leaves)).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("neither at weekends nor on public holidays")
    @CsvSource({
        "2026-11-27, 2026-11-27",
        "2026-11-29, 2026-11-30",
        "2026-12-25, 2026-12-28",
        "2027-03-26, 2027-03-30",
    })
    void workingDays(LocalDate day, LocalDate expected) {
        assertThat(WorkingHours.workingDay(day)).isEqualTo(expected);
    }
}
