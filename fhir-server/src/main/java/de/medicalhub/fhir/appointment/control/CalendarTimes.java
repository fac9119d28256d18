package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.FreeTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.springframework.stereotype.Component;

/** Free times as the calendars say them. */
@Component
public class CalendarTimes implements FreeTimes {
    private final Calendars calendars;

    CalendarTimes(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Offer offer(String practitionerRole, String serviceType, Instant start, Instant end) {
        TimeSpan time = new TimeSpan(start, end);
        List<Slot> touching = ofKind(practitionerRole, serviceType).stream()
                .flatMap(calendar -> calendars.slotsOf(LocalReference.of(calendar), time).stream())
                .filter(slot -> TimeSpan.of(slot).filter(time::overlaps).isPresent())
                .filter(slot -> slot.getStatus() != SlotStatus.ENTEREDINERROR)
                .toList();
        List<Slot> free = touching.stream()
                .filter(slot -> slot.getStatus() == SlotStatus.FREE)
                .toList();
        if (!SlotDivision.covers(free, time)) {
            return new Offer(!touching.isEmpty(), List.of(), List.of());
        }
        SlotDivision division = SlotDivision.divide(SlotDivision.fewest(free, time), time);
        return new Offer(true, division.taken(), division.rest());
    }

    @Override
    public Optional<Move> move(Appointment appointment, Instant notBefore, Instant notAfter) {
        boolean inCalendar = appointment.hasSlot() && appointment.hasStart() && appointment.hasEnd();
        return inCalendar && !notAfter.isBefore(notBefore)
                ? new VisitMove(calendars, appointment).first(notBefore, notAfter)
                : Optional.empty();
    }

    @Override
    public Optional<Integer> minutes(String practitionerRole, String serviceType) {
        return ofKind(practitionerRole, serviceType).stream()
                .flatMap(calendar -> calendar.getExtensionsByUrl(HubCodes.VISIT_MINUTES).stream())
                .map(extension -> extension.getValue())
                .filter(IntegerType.class::isInstance)
                .map(value -> ((IntegerType) value).getValue())
                .filter(minutes -> minutes != null && minutes > 0)
                .findFirst();
    }

    private List<Schedule> ofKind(String practitionerRole, String serviceType) {
        return calendars.calendarsOf(practitionerRole).stream()
                .filter(calendar -> calendar.getServiceType().stream()
                        .flatMap(type -> type.getCoding().stream())
                        .anyMatch(coding -> HubCodes.SERVICE_TYPE.equals(coding.getSystem())
                                && serviceType.equals(coding.getCode())))
                .toList();
    }
}
