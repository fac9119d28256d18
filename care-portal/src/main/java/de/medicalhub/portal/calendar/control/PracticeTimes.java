package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.CalendarTimes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/** Free times as the calendars say them to this user, in one request. */
@RequestScoped
public class PracticeTimes implements CalendarTimes {
    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Override
    public List<Time> free(String practitionerRole, VisitKind kind, LocalDateTime from, LocalDateTime until) {
        if (!practitionerRole.matches("PractitionerRole/[A-Za-z0-9.-]{1,64}")) {
            return List.of();
        }
        CalendarData data = new CalendarData(
                records.searchAll(List.of(
                        "Schedule?active=true&actor=" + practitionerRole,
                        "Slot?status=free&schedule.actor=" + practitionerRole + "&start=ge"
                                + from.toLocalDate()
                                        .atStartOfDay(HubClock.berlin())
                                        .toInstant() + "&start=lt"
                                + until.atZone(HubClock.berlin()).toInstant() + "&_count=500")),
                clock.instant());
        return data.schedules().stream()
                .filter(schedule -> VisitKind.of(schedule.getServiceType())
                        .filter(kind::equals)
                        .isPresent())
                .flatMap(schedule -> FreeTimes.of(schedule, data.slotsOf(schedule), data.busyOf(schedule), data.now()).stream())
                .map(time -> new Time(
                        LocalDateTime.ofInstant(time.start(), HubClock.berlin()), speaker.moment(time.start())))
                .filter(time -> !time.start().isBefore(from) && !time.start().isAfter(until))
                .sorted(Comparator.comparing(Time::start))
                .toList();
    }
}
