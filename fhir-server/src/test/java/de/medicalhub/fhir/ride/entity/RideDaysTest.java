package de.medicalhub.fhir.ride.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RideDaysTest {
    private static final LocalDate FROM = LocalDate.parse("2026-12-14");
    private static final LocalDate UNTIL = LocalDate.parse("2027-06-14");
    private static final Set<DayOfWeek> DIALYSIS = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    @Test
    @DisplayName("5: rides on its weekdays, not on days that are left out, on public holidays only if that was said")
    void ridesOnItsDays() {
        LocalDate boxingDay = LocalDate.parse("2026-12-26");
        LocalDate christmas = LocalDate.parse("2026-12-25");
        RideDays days = new RideDays(DIALYSIS, FROM, UNTIL, false, Set.of(LocalDate.parse("2026-12-21")));
        assertThat(days.between(FROM, boxingDay))
                .containsExactly(
                        FROM,
                        LocalDate.parse("2026-12-16"),
                        LocalDate.parse("2026-12-18"),
                        LocalDate.parse("2026-12-23"));
        assertThat(new RideDays(DIALYSIS, FROM, UNTIL, true, Set.of()).contains(christmas))
                .isTrue();
    }

    @Test
    @DisplayName("5: rides neither before the first nor after the last day")
    void keepsItsBounds() {
        RideDays days = new RideDays(DIALYSIS, FROM, FROM.plusDays(2), true, Set.of());
        assertThat(days.between(FROM.minusDays(30), FROM.plusDays(30))).containsExactly(FROM, FROM.plusDays(2));
        assertThat(days.between(FROM.plusDays(3), FROM.plusDays(30))).isEmpty();
    }

    @Test
    @DisplayName("5: the hour is that of Berlin on each day, in summer and in winter")
    void keepsTheHourOfBerlin() {
        RideTimes times = times("08:00", "07:00", "07:30", Optional.of(LocalTime.parse("12:30")));
        assertThat(times.on(LocalDate.parse("2027-01-11")).appointment())
                .contains(Instant.parse("2027-01-11T07:00:00Z"));
        RideTimes.OnDay summer = times.on(LocalDate.parse("2027-04-12"));
        assertThat(summer.appointment()).contains(Instant.parse("2027-04-12T06:00:00Z"));
        assertThat(summer.start()).isEqualTo(Instant.parse("2027-04-12T05:00:00Z"));
        assertThat(summer.end()).isEqualTo(Instant.parse("2027-04-12T05:30:00Z"));
        assertThat(summer.backAt()).contains(Instant.parse("2027-04-12T10:30:00Z"));
    }

    @Test
    @DisplayName(
            "5: in the nights in which the clock is changed the pickup keeps its length and its distance to the appointment")
    void keepsItsOrderWhenTheClockChanges() {
        for (String night : new String[] {"2027-03-28", "2026-10-25"}) {
            for (String hour : new String[] {"02:00", "02:30", "03:00", "03:15"}) {
                RideTimes times = times(hour, "01:15", "01:45", Optional.of(LocalTime.parse("03:20")));
                RideTimes.OnDay on = times.on(LocalDate.parse(night));
                assertThat(Duration.between(on.start(), on.end())).isEqualTo(Duration.ofMinutes(30));
                assertThat(Duration.between(on.start(), on.appointment().orElseThrow()))
                        .isEqualTo(times.ahead());
                assertThat(on.backAt().orElseThrow())
                        .isAfterOrEqualTo(on.appointment().orElseThrow());
            }
        }
    }

    @Test
    @DisplayName(
            "5: a pickup before midnight belongs to the appointment after it, a way back in the morning to the next day")
    void crossesMidnight() {
        RideTimes times = times("00:15", "23:15", "23:45", Optional.of(LocalTime.parse("00:10")));
        RideTimes.OnDay on = times.on(LocalDate.parse("2026-12-16"));
        assertThat(on.start()).isEqualTo(Instant.parse("2026-12-15T22:15:00Z"));
        assertThat(on.appointment()).contains(Instant.parse("2026-12-15T23:15:00Z"));
        assertThat(on.backAt()).contains(Instant.parse("2026-12-16T23:10:00Z"));
    }

    private static RideTimes times(String time, String start, String end, Optional<LocalTime> back) {
        return new RideTimes(
                LocalTime.parse(time), true, LocalTime.parse(start), LocalTime.parse(end), back.isPresent(), back);
    }
}
