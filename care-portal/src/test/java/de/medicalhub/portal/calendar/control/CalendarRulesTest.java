package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.time.Holidays;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.FreeTime;
import de.medicalhub.portal.calendar.entity.OpeningHours;
import de.medicalhub.portal.calendar.entity.OpeningHours.Stretch;
import de.medicalhub.portal.calendar.entity.TimeRange;
import de.medicalhub.portal.undo.Step;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarRulesTest {
    /** Thursday, nine in the morning in Germany. */
    private static final Instant NOW = Instant.parse("2026-12-17T08:00:00Z");

    private static final OpeningHours FRIDAYS = new OpeningHours(
            Map.of(DayOfWeek.FRIDAY, List.of(new Stretch(LocalTime.of(9, 0), LocalTime.of(12, 0)))), 15, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9-12|09:00–12:00",
                "9:00 – 12:00, 14.30–17 Uhr|09:00–12:00, 14:30–17:00",
                "14-15 und 8:15-9:45|08:15–09:45, 14:00–15:00"
            })
    void hoursAreReadAsPeopleWriteThem(String typed, String meant) {
        assertThat(HoursText.read(typed).map(HoursText::write)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vormittags", "12-9", "9-12, 11-13", "9-25", "9:61-12", "9"})
    void whatSaysNoTimesIsAFault(String typed) {
        assertThat(HoursText.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, new-year",
        "2026-04-03, good-friday",
        "2026-04-06, easter-monday",
        "2026-05-14, ascension",
        "2026-05-25, whit-monday",
        "2027-05-27, corpus-christi",
        "2026-11-01, all-saints",
        "2038-04-26, easter-monday"
    })
    @DisplayName("K1: public holidays of Rhineland-Palatinate")
    void holidays(LocalDate day, String name) {
        assertThat(Holidays.on(day)).contains(name);
        assertThat(Holidays.on(day.plusDays(8))).isNotEqualTo(Optional.of(name));
    }

    @Test
    @DisplayName("K1: hours become times in each week, not on Christmas; what stands stays")
    void hoursBecomeTimes() {
        Slot booked = slot("2026-12-18T08:30:00Z", "2026-12-18T08:45:00Z", SlotStatus.BUSY);
        Slot stale = slot("2026-12-22T08:00:00Z", "2026-12-22T09:00:00Z", SlotStatus.FREE);
        SlotPlan.Result plan = new SlotPlan(VisitKind.VIDEO, FRIDAYS, NOW)
                .plan("Schedule/c", List.of(booked, stale), List.of(), LocalDate.parse("2027-01-10"));
        assertThat(plan.opened())
                .extracting(opened ->
                        opened.getStart().toInstant() + "/" + opened.getEnd().toInstant())
                .containsExactly(
                        "2026-12-18T08:00:00Z/2026-12-18T08:30:00Z",
                        "2026-12-18T08:45:00Z/2026-12-18T11:00:00Z",
                        "2027-01-08T08:00:00Z/2027-01-08T11:00:00Z");
        assertThat(plan.opened()).allMatch(SlotPlan::isOpenToPatients);
        assertThat(plan.closed()).extracting(Slot::getStatus).containsExactly(SlotStatus.ENTEREDINERROR);
    }

    @Test
    @DisplayName("K1, K2: saving again changes nothing; the person's other calendar is left out")
    void nothingTwice() {
        SlotPlan plan = new SlotPlan(VisitKind.VIDEO, FRIDAYS, NOW);
        LocalDate until = LocalDate.parse("2026-12-20");
        List<Slot> opened = plan.plan("Schedule/c", List.of(), List.of(), until).opened();
        SlotPlan.Result again = plan.plan("Schedule/c", opened, List.of(), until);
        assertThat(again.opened()).isEmpty();
        assertThat(again.closed()).isEmpty();
        Slot other = slot("2026-12-18T07:00:00Z", "2026-12-18T10:00:00Z", SlotStatus.FREE);
        assertThat(plan.plan("Schedule/c", List.of(), List.of(other), until).opened())
                .singleElement()
                .satisfies(left -> assertThat(left.getStart().toInstant()).isEqualTo("2026-12-18T10:00:00Z"));
    }

    @Test
    @DisplayName("K1: hours are kept with the calendar")
    void hoursAreKept() {
        Schedule schedule = CalendarRecord.of("PractitionerRole/r", VisitKind.HOME);
        CalendarRecord.write(FRIDAYS, schedule);
        CalendarRecord.write(FRIDAYS, schedule);
        assertThat(CalendarRecord.hours(schedule)).isEqualTo(FRIDAYS);
    }

    @Test
    @DisplayName("K5: free stretches are cut into times, across neighbours, nothing in the past")
    void freeTimes() {
        Schedule schedule = CalendarRecord.of("PractitionerRole/r", VisitKind.VIDEO);
        schedule.setId("Schedule/c");
        CalendarRecord.write(FRIDAYS, schedule);
        List<Slot> slots = List.of(
                slot("2026-12-17T07:50:00Z", "2026-12-17T08:25:00Z", SlotStatus.FREE),
                slot("2026-12-17T08:25:00Z", "2026-12-17T08:40:00Z", SlotStatus.FREE),
                slot("2026-12-17T08:40:00Z", "2026-12-17T09:40:00Z", SlotStatus.BUSY));
        assertThat(FreeTimes.of(schedule, slots, List.of(), NOW))
                .extracting(FreeTime::start)
                .containsExactly(Instant.parse("2026-12-17T08:05:00Z"), Instant.parse("2026-12-17T08:20:00Z"));
    }

    @Test
    @DisplayName("K5: what an appointment outside the calendar takes is not offered")
    void busyElsewhere() {
        Schedule schedule = CalendarRecord.of("PractitionerRole/r", VisitKind.VIDEO);
        schedule.setId("Schedule/c");
        CalendarRecord.write(FRIDAYS, schedule);
        List<Slot> slots = List.of(slot("2026-12-17T09:00:00Z", "2026-12-17T10:00:00Z", SlotStatus.FREE));
        TimeRange consultation =
                new TimeRange(Instant.parse("2026-12-17T09:15:00Z"), Instant.parse("2026-12-17T09:30:00Z"));
        assertThat(FreeTimes.of(schedule, slots, List.of(consultation), NOW))
                .extracting(FreeTime::start)
                .doesNotContain(Instant.parse("2026-12-17T09:15:00Z"))
                .contains(Instant.parse("2026-12-17T09:00:00Z"), Instant.parse("2026-12-17T09:30:00Z"));
    }

    @Test
    @DisplayName("K1: blocking cuts what is free and leaves what is booked")
    void blocking() {
        Slot free = slot("2026-12-18T08:00:00Z", "2026-12-18T11:00:00Z", SlotStatus.FREE);
        Slot booked = slot("2026-12-18T11:00:00Z", "2026-12-18T12:00:00Z", SlotStatus.BUSY);
        Blocking.Result result = Blocking.of(
                new TimeRange(Instant.parse("2026-12-18T09:00:00Z"), Instant.parse("2026-12-18T11:30:00Z")),
                List.of(free, booked));
        assertThat(result.changed()).singleElement().satisfies(blocked -> {
            assertThat(blocked.getStatus()).isEqualTo(SlotStatus.BUSYUNAVAILABLE);
            assertThat(blocked.getStart().toInstant()).isEqualTo("2026-12-18T09:00:00Z");
            assertThat(blocked.getEnd().toInstant()).isEqualTo("2026-12-18T11:00:00Z");
        });
        assertThat(result.created())
                .singleElement()
                .satisfies(rest -> assertThat(rest.getEnd().toInstant()).isEqualTo("2026-12-18T09:00:00Z"));
    }

    @Test
    @DisplayName("K15: what blocking has cut is as long again as before, and the rest beside it is none any more")
    void blockingIsTakenBack() {
        Slot free = slot("2026-12-18T08:00:00Z", "2026-12-18T11:00:00Z", SlotStatus.FREE);
        free.getMeta().setVersionId("3");
        Blocking.Result result = Blocking.of(
                new TimeRange(Instant.parse("2026-12-18T09:00:00Z"), Instant.parse("2026-12-18T10:00:00Z")),
                List.of(free));
        String whole = "Slot/" + free.getIdElement().getIdPart();
        assertThat(result.created()).hasSize(2);
        assertThat(result.back(List.of(whole, "Slot/before", "Slot/after")))
                .containsExactly(
                        new Step.Stretch(
                                whole,
                                "4",
                                "free",
                                Instant.parse("2026-12-18T08:00:00Z"),
                                Instant.parse("2026-12-18T11:00:00Z")),
                        new Step.Status("Slot/before", "1", "entered-in-error"),
                        new Step.Status("Slot/after", "1", "entered-in-error"));
    }

    private static Slot slot(String start, String end, SlotStatus status) {
        Slot slot = new Slot()
                .setSchedule(new Reference("Schedule/c"))
                .setStatus(status)
                .setStart(Date.from(Instant.parse(start)))
                .setEnd(Date.from(Instant.parse(end)));
        slot.setId("Slot/" + start.hashCode());
        return slot;
    }
}
