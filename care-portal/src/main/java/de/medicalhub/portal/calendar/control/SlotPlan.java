package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.Holidays;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.OpeningHours;
import de.medicalhub.portal.calendar.entity.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** Turns opening hours into free times, beside what stands in the calendars already (K1, K2); pure. */
public final class SlotPlan {
    private final VisitKind kind;
    private final OpeningHours hours;
    private final Instant now;

    public SlotPlan(VisitKind kind, OpeningHours hours, Instant now) {
        this.kind = kind;
        this.hours = hours;
        this.now = now;
    }

    /**
     * What changes in the calendar.
     *
     * @param opened new free times
     * @param closed free times that are none any more
     */
    public record Result(List<Slot> opened, List<Slot> closed) {}

    /**
     * @param schedule the calendar's reference
     * @param own all its Slots from now on
     * @param others Slots of the same person's other calendars
     * @param until the last day
     */
    public Result plan(String schedule, List<Slot> own, List<Slot> others, LocalDate until) {
        List<TimeRange> occupied = Stream.concat(own.stream().filter(slot -> !isFree(slot)), others.stream())
                .filter(slot -> slot.getStatus() != SlotStatus.ENTEREDINERROR)
                .map(SlotPlan::range)
                .toList();
        List<TimeRange> wanted = wanted(until).stream()
                .flatMap(range -> range.without(occupied).stream())
                .toList();
        List<Slot> free = own.stream().filter(SlotPlan::isFree).toList();
        List<Slot> kept = free.stream()
                .filter(slot -> wanted.contains(range(slot)) && isOpenToPatients(slot) == hours.patients())
                .toList();
        List<TimeRange> there = kept.stream().map(SlotPlan::range).toList();
        List<Slot> opened = wanted.stream()
                .filter(range -> !there.contains(range))
                .map(range -> slot(schedule, range))
                .toList();
        List<Slot> closed = free.stream()
                .filter(slot -> !kept.contains(slot))
                .map(slot -> slot.copy().setStatus(SlotStatus.ENTEREDINERROR))
                .toList();
        return new Result(opened, closed);
    }

    private List<TimeRange> wanted(LocalDate until) {
        LocalDate today = LocalDate.ofInstant(now, HubClock.berlin());
        List<TimeRange> ranges = new ArrayList<>();
        today.datesUntil(until.plusDays(1))
                .filter(day -> Holidays.on(day).isEmpty())
                .forEach(day -> hours.of(day.getDayOfWeek()).stream()
                        .map(stretch -> new TimeRange(
                                day.atTime(stretch.from())
                                        .atZone(HubClock.berlin())
                                        .toInstant(),
                                day.atTime(stretch.until())
                                        .atZone(HubClock.berlin())
                                        .toInstant()))
                        .filter(range -> range.start().isAfter(now))
                        .forEach(ranges::add));
        return ranges;
    }

    private Slot slot(String schedule, TimeRange range) {
        Slot slot = new Slot()
                .setSchedule(new Reference(schedule))
                .setStatus(SlotStatus.FREE)
                .setStart(Date.from(range.start()))
                .setEnd(Date.from(range.end()));
        slot.addServiceType(kind.toConcept());
        if (hours.patients()) {
            CodeableConcept open = new CodeableConcept();
            open.addCoding().setSystem(HubCodes.BOOKING).setCode(HubCodes.BOOKED_BY_PATIENTS);
            slot.setAppointmentType(open);
        }
        return slot;
    }

    static TimeRange range(Slot slot) {
        return new TimeRange(slot.getStart().toInstant(), slot.getEnd().toInstant());
    }

    static boolean isFree(Slot slot) {
        return slot.getStatus() == SlotStatus.FREE;
    }

    static boolean isOpenToPatients(Slot slot) {
        return slot.getAppointmentType().getCoding().stream()
                .anyMatch(coding -> HubCodes.BOOKING.equals(coding.getSystem())
                        && HubCodes.BOOKED_BY_PATIENTS.equals(coding.getCode()));
    }
}
