package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.FreeTime;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OfferedTest {
    private static final Instant BEFORE = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-12-22T10:00:00Z");

    private final Case booked = ExampleCases.at("asked");

    @Test
    @DisplayName("K10 a patient with a consultation is not offered a second one, but a home visit")
    void oneOfAKind() {
        var offered = Offered.of(booked, Optional.empty(), true, BEFORE);
        assertThat(offered.test(VisitKind.VIDEO)).isFalse();
        assertThat(offered.test(VisitKind.HOME)).isTrue();
    }

    @Test
    @DisplayName("K10 it is offered again once it is over, for moving it, and to those who treat")
    void otherwiseItIsOffered() {
        assertThat(Offered.of(booked, Optional.empty(), true, AFTER).test(VisitKind.VIDEO))
                .isTrue();
        assertThat(Offered.of(booked, Optional.of(VisitKind.VIDEO), true, BEFORE)
                        .test(VisitKind.VIDEO))
                .isTrue();
        assertThat(Offered.of(booked, Optional.of(VisitKind.VIDEO), true, BEFORE)
                        .test(VisitKind.HOME))
                .isFalse();
        assertThat(Offered.of(booked, Optional.empty(), false, BEFORE).test(VisitKind.VIDEO))
                .isTrue();
    }

    @Test
    @DisplayName("K11 what was booked a click ago is known by its kind and start")
    void bookedAlready() {
        Instant start = booked.appointments().get(0).getStart().toInstant();
        assertThat(Offered.isBooked(booked, VisitKind.VIDEO, at(start))).isTrue();
        assertThat(Offered.isBooked(booked, VisitKind.HOME, at(start))).isFalse();
        assertThat(Offered.isBooked(booked, VisitKind.VIDEO, at(start.plusSeconds(900))))
                .isFalse();
    }

    private static FreeTime at(Instant start) {
        return new FreeTime(
                "c", "Schedule/c", LocalDate.ofInstant(start, ZoneOffset.UTC), start, start.plusSeconds(900));
    }
}
