package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.springframework.stereotype.Component;

/** Books an appointment, and cancels the one that it replaces in the same breath. */
@Component
public class BookAppointment {
    /** Backport of R5's {@code Appointment.replaces}. */
    static final String REPLACES = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.replaces";

    private final Calendars calendars;
    private final BookingRules rules;
    private final SlotFinder finder;
    private final CaseVisits visits;
    private final Clock clock;

    BookAppointment(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.rules = new BookingRules(calendars, clock);
        this.finder = new SlotFinder(calendars);
        this.visits = new CaseVisits(calendars, clock);
        this.clock = clock;
    }

    /**
     * @return the Appointment as stored, status booked
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 409 or 422 with the reasons
     */
    public Appointment book(BookingRequest request, Booker booker) {
        Appointment booked = request.proposal();
        TimeSpan time = rules.check(booked, booker);
        Optional<Appointment> replaced = replaced(request, booker);
        rules.checkOthers(booked, request.replaced(), booker);
        Set<String> freed = replaced.map(Refs::slots).orElse(Set.of());
        List<Slot> slots = finder.find(request, time, freed);
        SlotBundle bundle = new SlotBundle();
        Map<String, List<Slot>> byCalendar =
                slots.stream().collect(Collectors.groupingBy(slot -> LocalReference.of(slot.getSchedule())));
        booked.getSlot().clear();
        byCalendar.forEach((reference, ofCalendar) -> {
            Schedule schedule = calendars.find(Schedule.class, reference).orElseThrow(BookAppointment::noSchedule);
            rules.check(schedule, ofCalendar, booked, booker);
            take(ofCalendar, time, booked, bundle);
            addActors(schedule, booked);
        });
        replaced.ifPresent(old -> replace(old, slots, booked, bundle));
        if (CaseId.find(booked).isPresent()) {
            visits.complete(booked, time, replaced, bundle);
        }
        return store(clean(booked), bundle);
    }

    private void take(List<Slot> slots, TimeSpan time, Appointment booked, SlotBundle bundle) {
        if (!SlotDivision.covers(slots, time)) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE, "Appointment.slot", "The Slots do not cover the appointment's time.");
        }
        SlotDivision division = SlotDivision.divide(slots, time);
        division.taken().forEach(slot -> {
            bundle.replace(slot);
            booked.addSlot(new Reference(LocalReference.of(slot)));
        });
        division.rest().forEach(bundle::add);
    }

    private Optional<Appointment> replaced(BookingRequest request, Booker booker) {
        if (request.replaced().isEmpty()) {
            return Optional.empty();
        }
        Appointment old = calendars
                .find(Appointment.class, request.replaced())
                .filter(booker.mayRead())
                .orElseThrow(() ->
                        Issues.unprocessable(IssueType.NOTFOUND, "cancelled-appt-id", "There is no such Appointment."));
        rules.checkReplaced(old, request.proposal(), booker);
        return Optional.of(old);
    }

    /** The Slots that it held and the new one does not take become free again. */
    private void replace(Appointment old, List<Slot> taken, Appointment booked, SlotBundle bundle) {
        Set<String> used = taken.stream().map(LocalReference::of).collect(Collectors.toSet());
        Refs.slots(old).stream()
                .filter(slot -> !used.contains(slot))
                .flatMap(slot -> calendars.find(Slot.class, slot).stream())
                .forEach(slot -> bundle.replace(slot.setStatus(Slot.SlotStatus.FREE)));
        booked.getExtension().removeIf(extension -> REPLACES.equals(extension.getUrl()));
        booked.addExtension(REPLACES, new Reference(LocalReference.of(old)));
        bundle.replace(old.setStatus(AppointmentStatus.CANCELLED));
    }

    private static void addActors(Schedule schedule, Appointment booked) {
        Set<String> present = Refs.actors(booked);
        schedule.getActor().stream()
                .filter(actor -> !LocalReference.of(actor).isEmpty() && !present.contains(LocalReference.of(actor)))
                .forEach(actor -> booked.addParticipant()
                        .setActor(actor.copy())
                        .setStatus(Appointment.ParticipationStatus.ACCEPTED));
    }

    private Appointment clean(Appointment booked) {
        booked.setId("");
        booked.getMeta().setVersionId(null).setLastUpdated(null);
        return booked.setStatus(AppointmentStatus.BOOKED)
                .setCreated(Objects.requireNonNullElseGet(booked.getCreated(), () -> Date.from(clock.instant())));
    }

    private Appointment store(Appointment booked, SlotBundle bundle) {
        String name = bundle.add(booked);
        visits.planned(booked, name).ifPresent(bundle::add);
        try {
            List<String> ids = calendars.store(bundle.toBundle());
            return calendars
                    .find(Appointment.class, ids.get(bundle.indexOf(name)))
                    .orElseThrow(() -> new IllegalStateException("Booked, but not there"));
        } catch (HubException failure) {
            if (failure.kind() == ProblemKind.CONFLICT) {
                throw Issues.conflict("Appointment.slot", "Somebody else was faster: the time is not free any more.");
            }
            throw failure;
        }
    }

    private static RuntimeException noSchedule() {
        return Issues.unprocessable(IssueType.NOTFOUND, "schedule", "There is no such Schedule.");
    }
}
