package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.CalendarEntry;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WeekViewTest {
    private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");

    @Test
    @DisplayName("K13: that nobody came is noted after the beginning only, and of what has not ended")
    void whoDidNotCome() {
        assertThat(entry(AppointmentStatus.BOOKED, Duration.ofMinutes(-10)).missable())
                .isTrue();
        assertThat(entry(AppointmentStatus.BOOKED, Duration.ofMinutes(10)).missable())
                .isFalse();
        assertThat(entry(AppointmentStatus.FULFILLED, Duration.ofMinutes(-10)).missable())
                .isFalse();
    }

    @Test
    @DisplayName("K13: what was missed says so, and its call is not opened any more")
    void missed() {
        CalendarEntry missed = entry(AppointmentStatus.NOSHOW, Duration.ofMinutes(-10));
        assertThat(missed.state()).isEqualTo("missed");
        assertThat(missed.title()).startsWith("Nicht erschienen: ");
        assertThat(missed.video() || missed.open() || missed.missable()).isFalse();
        assertThat(missed.returnable()).isTrue();
        CalendarEntry booked = entry(AppointmentStatus.BOOKED, Duration.ofMinutes(-10));
        assertThat(booked.state()).isEqualTo("booked");
        assertThat(booked.open()).isTrue();
        assertThat(booked.returnable()).isFalse();
    }

    @Test
    @DisplayName("K14: what took place says so, and is neither opened nor noted again")
    void held() {
        CalendarEntry held = entry(AppointmentStatus.FULFILLED, Duration.ofMinutes(-10));
        assertThat(held.state()).isEqualTo("held");
        assertThat(held.title()).startsWith("Hat stattgefunden: ");
        assertThat(held.video() || held.open() || held.missable() || held.holdable() || held.returnable())
                .isFalse();
        assertThat(visit(Duration.ofMinutes(-10)).holdable()).isTrue();
        assertThat(visit(Duration.ofMinutes(10)).holdable()).isFalse();
    }

    @Test
    @DisplayName("K14: that it took place is taken back later, too, unless a call by video has told it")
    void heldIsTakenBack() {
        assertThat(entry(AppointmentStatus.FULFILLED, Duration.ofHours(-9), VisitKind.HOME)
                        .retractable())
                .isTrue();
        assertThat(entry(AppointmentStatus.FULFILLED, Duration.ofHours(-9)).retractable())
                .as("by telephone")
                .isTrue();
        assertThat(entry(AppointmentStatus.BOOKED, Duration.ofHours(-9)).retractable())
                .isFalse();
        assertThat(entry(
                                AppointmentStatus.FULFILLED,
                                Duration.ofHours(-9),
                                VisitKind.VIDEO,
                                call(EncounterStatus.FINISHED))
                        .retractable())
                .isFalse();
        assertThat(entry(
                                AppointmentStatus.FULFILLED,
                                Duration.ofHours(-9),
                                VisitKind.VIDEO,
                                call(EncounterStatus.CANCELLED))
                        .retractable())
                .isTrue();
    }

    private static Encounter call(EncounterStatus status) {
        Encounter call = new Encounter().setStatus(status).addAppointment(new Reference("Appointment/1"));
        call.setId("Encounter/1");
        return call;
    }

    @Test
    @DisplayName("K14: of a video consultation it is said only when nobody can join it any more")
    void heldByTelephone() {
        assertThat(entry(AppointmentStatus.BOOKED, Duration.ofHours(-4)).holdable())
                .isFalse();
        assertThat(entry(AppointmentStatus.BOOKED, Duration.ofHours(-4).minusSeconds(1))
                        .holdable())
                .isTrue();
    }

    private static CalendarEntry visit(Duration fromNow) {
        return entry(AppointmentStatus.BOOKED, fromNow, VisitKind.HOME);
    }

    private static CalendarEntry entry(AppointmentStatus status, Duration fromNow) {
        return entry(status, fromNow, VisitKind.VIDEO);
    }

    private static CalendarEntry entry(AppointmentStatus status, Duration fromNow, VisitKind kind, Encounter... calls) {
        Practitioner person = new Practitioner();
        person.setId("Practitioner/a");
        PractitionerRole post = new PractitionerRole().setActive(true).setPractitioner(new Reference("Practitioner/a"));
        post.setId("PractitionerRole/a");
        Appointment appointment = new Appointment()
                .setStatus(status)
                .setStart(Date.from(NOW.plus(fromNow)))
                .setEnd(Date.from(NOW.plus(fromNow).plus(Duration.ofMinutes(15))));
        appointment.setId("Appointment/1");
        appointment.addIdentifier(CaseId.next().toIdentifier());
        appointment.addServiceType(kind.toConcept());
        appointment.addParticipant().setActor(new Reference("Practitioner/a"));
        Bundle found = new Bundle();
        found.addEntry().setResource(person);
        found.addEntry().setResource(post);
        found.addEntry().setResource(appointment);
        for (Encounter call : calls) {
            found.addEntry().setResource(call);
        }
        Texts german = new Texts(Language.DE, Clock.fixed(NOW, ZoneOffset.UTC));
        return new WeekView(new CalendarData(Resources.of(found), NOW), "", german)
                .days(LocalDate.of(2026, 11, 27), 1)
                .get(0)
                .entries()
                .get(0);
    }
}
