package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.CalendarChoice;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookableTest {
    /** Thursday, nine in the morning in Germany. */
    private static final Instant NOW = Instant.parse("2026-12-17T08:00:00Z");

    private final Texts german = new Texts(Language.DE, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Bundle found = new Bundle();

    @Test
    @DisplayName("K5: a visit at home is offered from the planned discharge on, a consultation by video also before")
    void nobodyIsVisitedWhoIsStillInHospital() {
        calendar("nurse", "house", VisitKind.HOME);
        calendar("doctor", "practice", VisitKind.VIDEO);
        Bookable bookable = new Bookable(data(), german, Instant.parse("2026-12-17T10:00:00Z"));

        assertThat(first(bookable, "nurse-home")).isEqualTo("2026-12-17T10:15:00Z");
        assertThat(first(bookable, "doctor-video")).isEqualTo("2026-12-17T09:00:00Z");
        assertThat(first(new Bookable(data(), german), "nurse-home")).isEqualTo("2026-12-17T09:00:00Z");
    }

    @Test
    @DisplayName("K5: the reader's own calendars come first, then all by name")
    void ownCalendarsFirst() {
        calendar("doctor", "practice", VisitKind.HOME);
        calendar("nurse", "house", VisitKind.HOME);
        Bookable bookable = new Bookable(data(), german);

        assertThat(bookable.calendars(kind -> true, Set.of("Organization/house")))
                .extracting(CalendarChoice::id)
                .containsExactly("nurse-home", "doctor-home");
        assertThat(bookable.calendars(kind -> true, Set.of()))
                .extracting(CalendarChoice::id)
                .containsExactly("doctor-home", "nurse-home");
    }

    private CalendarData data() {
        return new CalendarData(Resources.of(found), NOW);
    }

    private static Instant first(Bookable bookable, String calendar) {
        String value = bookable.days(calendar, "").get(0).times().get(0).value();
        return bookable.find(value).orElseThrow().start();
    }

    private void calendar(String person, String house, VisitKind kind) {
        Practitioner practitioner = new Practitioner();
        practitioner.addName().setFamily(person);
        add(practitioner, "Practitioner/" + person);
        PractitionerRole post = new PractitionerRole()
                .setActive(true)
                .setPractitioner(new Reference("Practitioner/" + person))
                .setOrganization(new Reference("Organization/" + house));
        add(post, "PractitionerRole/" + person);
        Schedule schedule = CalendarRecord.of("PractitionerRole/" + person, kind);
        String id = "Schedule/" + person + "-" + kind.name().toLowerCase(Locale.ROOT);
        add(schedule, id);
        Slot slot = new Slot()
                .setSchedule(new Reference(id))
                .setStatus(SlotStatus.FREE)
                .setStart(Date.from(Instant.parse("2026-12-17T09:00:00Z")))
                .setEnd(Date.from(Instant.parse("2026-12-17T11:00:00Z")));
        add(slot, "Slot/" + person + "-" + kind.name().toLowerCase(Locale.ROOT));
    }

    private void add(Resource resource, String id) {
        resource.setId(id);
        found.addEntry().setResource(resource);
    }
}
