package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.entity.CalendarPerson;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Reads calendars with the user's token, in two requests: who, and what stands in theirs. */
@RequestScoped
public class CalendarReader {
    private static final String MANY = "&_count=1000";

    @Inject
    private Records records;

    @Inject
    private Clock clock;

    /**
     * Calendars of all who work for the organisations.
     *
     * @param from the first day
     * @param until the first day that is not read any more
     * @param appointments whether also what has no free time in a calendar
     */
    public CalendarData read(Collection<String> organisations, LocalDate from, LocalDate until, boolean appointments) {
        Instant now = clock.instant();
        if (organisations.isEmpty()) {
            return new CalendarData(Resources.of(), now);
        }
        Resources people = records.search("PractitionerRole?active=true&organization=" + String.join(",", organisations)
                + "&_include=PractitionerRole:practitioner&_count=200");
        List<CalendarPerson> persons = new CalendarData(people, now).people();
        if (persons.isEmpty()) {
            return new CalendarData(people, now);
        }
        String posts = persons.stream().map(CalendarPerson::post).collect(Collectors.joining(","));
        List<String> queries = new ArrayList<>();
        queries.add("Schedule?active=true&actor=" + posts + "&_count=200");
        queries.add("Slot?schedule.actor=" + posts + "&start=ge" + start(from) + "&start=lt" + start(until) + MANY);
        if (appointments) {
            String doctors = persons.stream()
                    .map(CalendarPerson::practitioner)
                    .distinct()
                    .collect(Collectors.joining(","));
            queries.add("Appointment?practitioner=" + doctors + "&date=ge" + start(from) + "&date=lt" + start(until)
                    + "&_include=Appointment:patient" + MANY);
        }
        return new CalendarData(people.and(records.searchAll(queries)), now);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(HubClock.berlin()).toInstant();
    }
}
