package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.appointment.VideoVisit;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** Moves one appointment within its calendar, for an operation that stores it in its own transaction (rule 13 of the feature). */
final class VisitMove {
    private static final Set<Encounter.EncounterStatus> NOT_BEGUN = EnumSet.of(
            Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.ARRIVED, Encounter.EncounterStatus.TRIAGED);

    private final Calendars calendars;
    private final Appointment old;
    private final Duration lasts;
    private final Set<String> held;

    VisitMove(Calendars calendars, Appointment old) {
        this.calendars = calendars;
        this.old = old.copy();
        this.lasts = Duration.between(old.getStart().toInstant(), old.getEnd().toInstant());
        this.held = Refs.slots(old);
    }

    /** The first time between the two, both included. */
    Optional<FreeTimes.Move> first(Instant notBefore, Instant notAfter) {
        TimeSpan window = new TimeSpan(notBefore, notAfter.plus(lasts));
        List<Slot> free = calendarOf(held).stream()
                .flatMap(calendar -> calendars.slotsOf(calendar, window).stream())
                .filter(slot -> TimeSpan.of(slot).filter(window::overlaps).isPresent())
                .filter(slot -> slot.getStatus() == SlotStatus.FREE || held.contains(LocalReference.of(slot)))
                .toList();
        List<TimeSpan> elsewhere = elsewhere(window);
        return starts(free, notBefore, notAfter)
                .map(start -> new TimeSpan(start, start.plus(lasts)))
                .filter(time -> SlotDivision.covers(free, time))
                .filter(time -> elsewhere.stream().noneMatch(time::overlaps))
                .min(Comparator.comparing(TimeSpan::start))
                .map(time -> write(time, free));
    }

    private Optional<String> calendarOf(Set<String> slots) {
        return slots.stream()
                .flatMap(slot -> calendars.find(Slot.class, slot).stream())
                .map(slot -> LocalReference.of(slot.getSchedule()))
                .findFirst();
    }

    private Stream<Instant> starts(List<Slot> free, Instant notBefore, Instant notAfter) {
        if (notBefore.equals(notAfter)) {
            return Stream.of(notBefore);
        }
        return free.stream()
                .flatMap(slot -> Stream.iterate(
                        slot.getStart().toInstant(),
                        start -> start.isBefore(slot.getEnd().toInstant()),
                        start -> start.plus(lasts)))
                .filter(start -> !start.isBefore(notBefore) && !start.isAfter(notAfter));
    }

    /** When those who take part have something else, whichever calendar says so. */
    private List<TimeSpan> elsewhere(TimeSpan window) {
        return Refs.actors(old).stream()
                .filter(actor -> actor.startsWith("Practitioner/") || actor.startsWith("Patient/"))
                .flatMap(person -> calendars.appointmentsOf(person, window).stream())
                .filter(HoldSlots::isHolding)
                .filter(other -> !LocalReference.of(other).equals(LocalReference.of(old)))
                .flatMap(other -> TimeSpan.find(other.getStart(), other.getEnd()).stream())
                .toList();
    }

    private FreeTimes.Move write(TimeSpan time, List<Slot> free) {
        SlotDivision division = SlotDivision.divide(SlotDivision.fewest(free, time), time);
        List<String> taken = division.taken().stream().map(LocalReference::of).toList();
        List<Resource> changed = new ArrayList<>(division.taken());
        held.stream()
                .filter(slot -> !taken.contains(slot))
                .flatMap(slot -> calendars.find(Slot.class, slot).stream())
                .forEach(slot -> changed.add(slot.setStatus(SlotStatus.FREE)));
        List<Encounter> visits = calendars.encountersOf(LocalReference.of(old)).stream()
                .filter(visit -> NOT_BEGUN.contains(visit.getStatus()))
                .toList();
        Optional<Encounter> visit = visits.stream().findFirst().map(VisitMove::planned);
        Appointment booked = booked(time, taken);
        visits.forEach(one -> changed.add(one.setStatus(Encounter.EncounterStatus.CANCELLED)));
        changed.add(old.setStatus(AppointmentStatus.CANCELLED)
                .setCancelationReason(OwnCodes.shipped().concept(HubCodes.CANCEL_REASON, CaseVisits.MOVED)));
        return new FreeTimes.Move(booked, visit, changed, division.rest());
    }

    private static Encounter planned(Encounter before) {
        Encounter visit = before.copy();
        asNew(visit);
        visit.setStatus(Encounter.EncounterStatus.PLANNED);
        visit.getStatusHistory().clear();
        visit.getAppointment().clear();
        return visit;
    }

    private Appointment booked(TimeSpan time, List<String> taken) {
        Appointment booked = old.copy();
        asNew(booked);
        booked.setStart(Date.from(time.start())).setEnd(Date.from(time.end()));
        booked.getSlot().clear();
        taken.forEach(slot -> booked.addSlot(new Reference(slot)));
        booked.getExtension().removeIf(extension -> BookAppointment.REPLACES.equals(extension.getUrl()));
        booked.addExtension(BookAppointment.REPLACES, new Reference(LocalReference.of(old)));
        if (booked.getExtension().removeIf(extension -> HubCodes.VIRTUAL_SERVICE.equals(extension.getUrl()))) {
            booked.addExtension(VideoVisit.room());
        }
        return booked;
    }

    private static void asNew(Resource copy) {
        copy.setId("");
        copy.getMeta().setVersionId(null).setLastUpdated(null);
    }
}
