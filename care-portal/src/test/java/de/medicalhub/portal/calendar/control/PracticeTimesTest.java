package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a calendar whose second free time stands on a further page. */
@DisplayName("K12: free times are read to their end")
class PracticeTimesTest extends Records {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-27T06:00:00Z"), ZoneOffset.UTC);
    private static final LocalDateTime FROM = LocalDateTime.parse("2026-12-01T00:00");
    private static final LocalDateTime UNTIL = LocalDateTime.parse("2026-12-31T00:00");

    private final List<String> whole = new ArrayList<>();
    private final CalendarTimes times = new PracticeTimes(
            this,
            new Speaker() {
                @Override
                public String moment(Instant instant) {
                    return instant.toString();
                }
            },
            NOW);

    @Test
    void ofOnePerson() {
        assertThat(times.free("PractitionerRole/a", VisitKind.VIDEO, FROM, UNTIL))
                .extracting(CalendarTimes.Time::label)
                .contains("2026-12-01T08:00:00Z", "2026-12-30T08:00:00Z");
        assertThat(whole).hasSize(2).anyMatch(query -> query.startsWith("Slot?") && query.contains("_sort=start"));
    }

    @Test
    void besideABookedTime() {
        assertThat(times.freeBeside("Slot/booked", FROM, UNTIL))
                .extracting(CalendarTimes.Time::label)
                .contains("2026-12-01T08:00:00Z", "2026-12-30T08:00:00Z");
        assertThat(whole).singleElement().asString().startsWith("Slot?status=free&schedule=Schedule/c&");
    }

    @Override
    public Resources search(String query) {
        assertThat(query).as("the one whose calendar is looked for").startsWith("Slot?_id=booked&");
        return found(calendar());
    }

    @Override
    public Resources searchAll(List<String> queries) {
        throw new AssertionError("One page of each is not enough.");
    }

    @Override
    public Resources searchWhole(List<String> queries, int pages) {
        assertThat(pages).isGreaterThan(10);
        whole.addAll(queries);
        return found(calendar(), free("1", "2026-12-01T08:00:00Z"), free("501", "2026-12-30T08:00:00Z"));
    }

    private static Resources found(Resource... resources) {
        Bundle found = new Bundle();
        for (Resource resource : resources) {
            found.addEntry().setResource(resource);
        }
        return Resources.of(found);
    }

    private static Schedule calendar() {
        Schedule schedule = new Schedule().setActive(true).addServiceType(VisitKind.VIDEO.toConcept());
        schedule.setId("Schedule/c");
        return schedule;
    }

    private static Slot free(String id, String start) {
        Slot slot = new Slot()
                .setSchedule(new Reference("Schedule/c"))
                .setStatus(Slot.SlotStatus.FREE)
                .setStart(Date.from(Instant.parse(start)))
                .setEnd(Date.from(Instant.parse(start).plusSeconds(3_600)));
        slot.setId("Slot/" + id);
        return slot;
    }
}
