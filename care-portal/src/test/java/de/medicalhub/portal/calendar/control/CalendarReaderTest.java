package de.medicalhub.portal.calendar.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K12: what stands in a calendar is read to its end")
class CalendarReaderTest extends Records {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-27T06:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FROM = LocalDate.of(2026, 11, 27);

    private final List<String> walked = new ArrayList<>();
    private final CalendarReader reader = new CalendarReader(this, NOW);

    @Test
    void allPagesOfEachSearchAreRead() {
        CalendarData data = reader.read(List.of("Organization/o"), FROM, FROM.plusWeeks(8), true);
        assertThat(data.people()).hasSize(2);
        assertThat(data.resources().all(Slot.class)).as("came by the walk").hasSize(1);
        assertThat(walked)
                .hasSize(4)
                .anyMatch(query -> query.startsWith("PractitionerRole?"))
                .anyMatch(query -> query.startsWith("Slot?schedule.actor=PractitionerRole/a,PractitionerRole/b&")
                        && query.contains("_sort=start"));
    }

    @Test
    void openingHoursReadTheCalendarsOfOnePerson() {
        CalendarData people = reader.people(List.of("Organization/o"));
        assertThat(walked).as("who works there, to the end").hasSize(1);
        walked.clear();
        CalendarPerson one = people.person("PractitionerRole/b").orElseThrow();
        assertThat(reader.readOne(people, one, FROM, FROM.plusWeeks(26)).people())
                .hasSize(2);
        assertThat(walked)
                .hasSize(2)
                .allSatisfy(query ->
                        assertThat(query).contains("PractitionerRole/b").doesNotContain("PractitionerRole/a"));
    }

    @Test
    void whoHasNobodyReadsNothing() {
        assertThat(reader.read(List.of(), FROM, FROM, true).people()).isEmpty();
        assertThat(walked).isEmpty();
    }

    @Override
    public Resources search(String query) {
        throw new AssertionError("One page is not enough.");
    }

    private static Resources staff() {
        Bundle found = new Bundle();
        for (String name : List.of("a", "b")) {
            Practitioner person = new Practitioner();
            person.setId("Practitioner/" + name);
            PractitionerRole post = new PractitionerRole()
                    .setActive(true)
                    .setPractitioner(new Reference("Practitioner/" + name))
                    .setOrganization(new Reference("Organization/o"));
            post.setId("PractitionerRole/" + name);
            found.addEntry().setResource(post);
            found.addEntry().setResource(person);
        }
        return Resources.of(found);
    }

    @Override
    public Resources searchAll(List<String> queries) {
        throw new AssertionError("One page of each is not enough.");
    }

    @Override
    public Resources searchWhole(List<String> queries, int pages) {
        assertThat(pages).isGreaterThan(10);
        walked.addAll(queries);
        if (queries.get(0).startsWith("PractitionerRole?")) {
            return staff();
        }
        Slot slot = new Slot();
        slot.setId("Slot/1001");
        Bundle found = new Bundle();
        found.addEntry().setResource(slot);
        return Resources.of(found);
    }
}
