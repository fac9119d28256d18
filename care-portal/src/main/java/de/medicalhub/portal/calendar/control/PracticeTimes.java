package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Schedule;

/** Free times as the calendars say them to this user, in one request and read to their end (K12). */
@RequestScoped
public class PracticeTimes implements CalendarTimes {
    /** Of five hundred times each: more than half a year of one calendar has. */
    private static final int MOST_PAGES = 20;

    private final Records records;
    private final Speaker speaker;
    private final Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // CDI never calls a method of this object.
    protected PracticeTimes() {
        this(null, null, null);
    }

    @Inject
    PracticeTimes(Records records, Speaker speaker, Clock clock) {
        this.records = records;
        this.speaker = speaker;
        this.clock = clock;
    }

    @Override
    public List<Time> free(String practitionerRole, VisitKind kind, LocalDateTime from, LocalDateTime until) {
        if (!practitionerRole.matches("PractitionerRole/[A-Za-z0-9.-]{1,64}")) {
            return List.of();
        }
        CalendarData data = new CalendarData(
                records.searchWhole(
                        List.of(
                                "Schedule?active=true&actor=" + practitionerRole,
                                "Slot?status=free&schedule.actor=" + practitionerRole + between(from, until)),
                        MOST_PAGES),
                clock.instant());
        return times(
                data,
                data.schedules().stream()
                        .filter(schedule -> VisitKind.of(schedule.getServiceType())
                                .filter(kind::equals)
                                .isPresent()),
                from,
                until);
    }

    @Override
    public List<Time> freeBeside(String slot, LocalDateTime from, LocalDateTime until) {
        if (!slot.matches("Slot/[A-Za-z0-9.-]{1,64}")) {
            return List.of();
        }
        Resources beside = records.search("Slot?_id=" + slot.substring("Slot/".length()) + "&_include=Slot:schedule");
        List<Schedule> calendars = beside.all(Schedule.class);
        if (calendars.isEmpty()) {
            return List.of();
        }
        Resources free = records.searchWhole(
                List.of("Slot?status=free&schedule=" + Resources.referenceTo(calendars.get(0)) + between(from, until)),
                MOST_PAGES);
        CalendarData data = new CalendarData(free, clock.instant());
        return times(data, calendars.stream().limit(1), from, until);
    }

    private static String between(LocalDateTime from, LocalDateTime until) {
        return "&start=ge" + from.toLocalDate().atStartOfDay(HubClock.berlin()).toInstant() + "&start=lt"
                + until.atZone(HubClock.berlin()).toInstant() + "&_sort=start&_count=500";
    }

    private List<Time> times(CalendarData data, Stream<Schedule> calendars, LocalDateTime from, LocalDateTime until) {
        return calendars
                .flatMap(schedule ->
                        FreeTimes.of(schedule, data.slotsOf(schedule), data.busyOf(schedule), data.now()).stream())
                .map(time -> new Time(
                        LocalDateTime.ofInstant(time.start(), HubClock.berlin()), speaker.moment(time.start())))
                .filter(time -> !time.start().isBefore(from) && !time.start().isAfter(until))
                .sorted(Comparator.comparing(Time::start))
                .toList();
    }
}
