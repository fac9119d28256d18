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

/**
 * Reads calendars with the user's token, in two requests: who, and what stands in theirs. What does not fit into one answer is read
 * to its end (K12).
 */
@RequestScoped
public class CalendarReader {
    private static final String MANY = "&_count=1000";

    /** More than half a year of a large house has. */
    private static final int MOST_PAGES = 50;

    private final Records records;
    private final Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // CDI never calls a method of this object.
    protected CalendarReader() {
        this(null, null);
    }

    @Inject
    CalendarReader(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** Who works for the organisations; their calendars are not read yet. */
    public CalendarData people(Collection<String> organisations) {
        return new CalendarData(
                organisations.isEmpty()
                        ? Resources.of()
                        : records.searchWhole(
                                List.of("PractitionerRole?active=true&organization="
                                        + String.join(",", organisations)
                                        + "&_include=PractitionerRole:practitioner&_count=200"),
                                MOST_PAGES),
                clock.instant());
    }

    /**
     * Calendars of all who work for the organisations.
     *
     * @param from the first day
     * @param until the first day that is not read any more
     * @param appointments whether also what has no free time in a calendar
     */
    public CalendarData read(Collection<String> organisations, LocalDate from, LocalDate until, boolean appointments) {
        CalendarData people = people(organisations);
        return read(people, people.people(), from, until, appointments);
    }

    /** The calendars of one of these people, without appointments; the same days. */
    public CalendarData readOne(CalendarData people, CalendarPerson one, LocalDate from, LocalDate until) {
        return read(people, List.of(one), from, until, false);
    }

    private CalendarData read(
            CalendarData people, List<CalendarPerson> whose, LocalDate from, LocalDate until, boolean appointments) {
        if (whose.isEmpty()) {
            return people;
        }
        String posts = whose.stream().map(CalendarPerson::post).collect(Collectors.joining(","));
        List<String> queries = new ArrayList<>();
        queries.add("Schedule?active=true&actor=" + posts + "&_count=200");
        queries.add("Slot?schedule.actor=" + posts + "&start=ge" + start(from) + "&start=lt" + start(until)
                + "&_sort=start" + MANY);
        if (appointments) {
            String doctors =
                    whose.stream().map(CalendarPerson::practitioner).distinct().collect(Collectors.joining(","));
            queries.add("Appointment?practitioner=" + doctors + "&date=ge" + start(from) + "&date=lt" + start(until)
                    + "&_include=Appointment:patient&_revinclude=Encounter:appointment&_sort=date" + MANY);
        }
        return new CalendarData(people.resources().and(records.searchWhole(queries, MOST_PAGES)), people.now());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(HubClock.berlin()).toInstant();
    }
}
