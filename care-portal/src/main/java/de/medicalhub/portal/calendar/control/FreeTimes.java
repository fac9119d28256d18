package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.entity.FreeTime;
import de.medicalhub.portal.calendar.entity.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** Cuts free stretches of a calendar into times that can be booked (K5); pure. */
public final class FreeTimes {
    private FreeTimes() {}

    /**
     * In order; only what begins after now. Stretches that follow each other without a gap count as one.
     *
     * @param busy when the person is busy by appointments that take no time of this calendar
     */
    public static List<FreeTime> of(Schedule schedule, List<Slot> slots, List<TimeRange> busy, Instant now) {
        Duration length = Duration.ofMinutes(CalendarRecord.minutes(schedule));
        String reference = "Schedule/" + schedule.getIdElement().getIdPart();
        List<FreeTime> times = new ArrayList<>();
        List<TimeRange> stretches = joined(reference, slots).stream()
                .flatMap(range -> range.without(busy).stream())
                .toList();
        for (TimeRange stretch : stretches) {
            for (Instant start = stretch.start();
                    !start.plus(length).isAfter(stretch.end());
                    start = start.plus(length)) {
                if (start.isAfter(now)) {
                    times.add(new FreeTime(
                            schedule.getIdElement().getIdPart() + "@" + start.getEpochSecond(),
                            reference,
                            LocalDate.ofInstant(start, HubClock.berlin()),
                            start,
                            start.plus(length)));
                }
            }
        }
        return times;
    }

    private static List<TimeRange> joined(String schedule, List<Slot> slots) {
        List<TimeRange> joined = new ArrayList<>();
        slots.stream()
                .filter(SlotPlan::isFree)
                .filter(slot -> schedule.equals(
                        "Schedule/" + slot.getSchedule().getReferenceElement().getIdPart()))
                .map(SlotPlan::range)
                .sorted(Comparator.comparing(TimeRange::start))
                .forEach(range -> {
                    int last = joined.size() - 1;
                    if (last >= 0 && !range.start().isAfter(joined.get(last).end())) {
                        Instant end = joined.get(last).end();
                        joined.set(
                                last,
                                new TimeRange(joined.get(last).start(), end.isAfter(range.end()) ? end : range.end()));
                    } else {
                        joined.add(range);
                    }
                });
        return joined;
    }
}
