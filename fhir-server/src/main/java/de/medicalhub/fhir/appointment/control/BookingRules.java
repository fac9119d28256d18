package de.medicalhub.fhir.appointment.control;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** What must be true of an appointment that is asked for (rules 2, 6 and 7 of the feature). */
final class BookingRules {
    private static final String PARTICIPANT = "Appointment.participant";
    private static final String CANCELLED = "cancelled-appt-id";
    static final Set<AppointmentStatus> MOVABLE =
            Set.of(AppointmentStatus.BOOKED, AppointmentStatus.PENDING, AppointmentStatus.ARRIVED);
    /** Actors whom everybody reads; whether the others may be named is decided with all references. */
    private static final Set<String> DIRECTORY =
            Set.of("Practitioner", "PractitionerRole", "Location", "HealthcareService");

    private final Calendars calendars;
    private final Clock clock;
    private final CaseRules cases;

    BookingRules(Calendars calendars, Clock clock) {
        this.cases = new CaseRules(calendars, clock);
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What the Appointment itself says; its time, if all is well. */
    TimeSpan check(Appointment proposal, Booker booker) {
        Issues issues = new Issues();
        if (proposal.getStatus() != AppointmentStatus.PROPOSED) {
            issues.add(IssueType.VALUE, "Appointment.status", "An appointment to be booked has the status proposed.");
        }
        if (!proposal.hasServiceType()) {
            issues.add(IssueType.REQUIRED, "Appointment.serviceType", "The kind of treatment is needed.");
        }
        checkParts(proposal, issues);
        checkParticipants(proposal, booker, issues);
        checkReferences(proposal, booker, issues);
        boolean inPast = proposal.getStart().toInstant().isBefore(clock.instant());
        if (inPast && !booker.mayEnterPast()) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.start", "The appointment lies in the past.");
        }
        var time = TimeSpan.find(proposal.getStart(), proposal.getEnd());
        if (time.isEmpty()) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.end", "The end must be after the start.");
        }
        issues.throwIfUnprocessable();
        CaseId.find(proposal).ifPresent(caseId -> cases.check(caseId, proposal, booker));
        return time.orElseThrow();
    }

    /** What else is booked already says to it; only in a discharge case. */
    void checkOthers(Appointment proposal, String replaced, Booker booker) {
        CaseId.find(proposal).ifPresent(caseId -> cases.requireOnlyOne(caseId, proposal, replaced, booker));
    }

    /** What the calendar says to it. */
    void check(Schedule schedule, List<Slot> slots, Appointment proposal, Booker booker) {
        CaseId.find(proposal)
                .ifPresentOrElse(
                        caseId -> cases.check(caseId, schedule, slots, booker), () -> requireOwn(schedule, booker));
        if (schedule.hasActive() && !schedule.getActive()) {
            throw Issues.unprocessable(IssueType.BUSINESSRULE, "schedule", "The Schedule is not active.");
        }
        boolean fits = fits(proposal.getServiceType(), schedule.getServiceType())
                && slots.stream().allMatch(slot -> fits(proposal.getServiceType(), slot.getServiceType()));
        if (!fits) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE,
                    "Appointment.serviceType",
                    "This kind of treatment is not offered in the calendar.");
        }
    }

    /** What the appointment says that shall be cancelled for this one. */
    void checkReplaced(Appointment old, Appointment proposal, Booker booker) {
        if (!Refs.patients(old).equals(Refs.patients(proposal))) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE, CANCELLED, "An appointment is moved for the same patient only.");
        }
        if (!CaseId.find(old).equals(CaseId.find(proposal))) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE, CANCELLED, "An appointment is moved within its case only.");
        }
        if (CaseId.find(old).isEmpty()) {
            calendarsOf(old).forEach(calendar -> requireOwn(calendar, booker));
        } else if (!cases.mayChange(old, ownersOf(old), booker)) {
            throw new ForbiddenOperationException("You do not act for the owner of this calendar.");
        }
        if (!MOVABLE.contains(old.getStatus()) || cases.hasBegun(old)) {
            throw Issues.conflict(CANCELLED, "The appointment has ended or was cancelled already.");
        }
    }

    /** The organisations of the calendars that an appointment takes time of. */
    Set<String> ownersOf(Appointment appointment) {
        return calendarsOf(appointment).stream()
                .flatMap(calendar -> calendars.organisationsOf(calendar).stream())
                .collect(Collectors.toSet());
    }

    /** One that is gone is nobody's; an appointment without Slots belongs to those who take part. */
    private List<Schedule> calendarsOf(Appointment appointment) {
        Set<String> slots = Refs.slots(appointment);
        if (slots.isEmpty()) {
            Schedule unwritten = new Schedule();
            Refs.actors(appointment).forEach(actor -> unwritten.addActor(new Reference(actor)));
            return List.of(unwritten);
        }
        return slots.stream()
                .map(slot -> calendars
                        .find(Slot.class, slot)
                        .flatMap(found -> calendars.find(Schedule.class, LocalReference.of(found.getSchedule())))
                        .orElseGet(Schedule::new))
                .toList();
    }

    private void requireOwn(Schedule schedule, Booker booker) {
        if (Collections.disjoint(calendars.organisationsOf(schedule), booker.organisations())) {
            throw new ForbiddenOperationException("You do not act for the owner of this calendar.");
        }
    }

    /** Parts without which another one says nothing (cardinalities of ISiKTermin). */
    private static void checkParts(Appointment proposal, Issues issues) {
        if (proposal.getSpecialty().stream().anyMatch(specialty -> !specialty.hasCoding())) {
            issues.add(IssueType.REQUIRED, "Appointment.specialty.coding", "A specialty is told by a code.");
        }
        if (proposal.getParticipant().stream().anyMatch(participant -> !participant.hasActor())) {
            issues.add(IssueType.REQUIRED, PARTICIPANT + ".actor", "A participant is somebody or something.");
        }
        if (proposal.getParticipant().stream().anyMatch(participant -> !participant.hasStatus())) {
            issues.add(IssueType.REQUIRED, PARTICIPANT + ".status", "A participant has a status, such as accepted.");
        }
    }

    /** The store is told of it in the name of the system: what the caller may not read is not named here. */
    private static void checkReferences(Appointment proposal, Booker booker, Issues issues) {
        Appointment besidesSlots = proposal.copy().setSlot(List.of());
        if (!booker.mayName().test(besidesSlots)) {
            issues.add(IssueType.NOTFOUND, "Appointment", "A reference names nothing that you may read.");
        }
    }

    private void checkParticipants(Appointment proposal, Booker booker, Issues issues) {
        Set<String> patients = Refs.patients(proposal);
        if (patients.isEmpty()) {
            issues.add(IssueType.REQUIRED, PARTICIPANT, "A patient of this server is needed.");
        }
        boolean known = patients.stream()
                .allMatch(patient -> calendars
                        .find(Patient.class, patient)
                        .filter(booker.mayRead())
                        .isPresent());
        boolean closed = known && patients.stream().anyMatch(this::isClosed);
        if (closed) {
            issues.add(
                    IssueType.BUSINESSRULE,
                    PARTICIPANT,
                    "The patient's record is not active (Patient.active), so nothing is booked in it.");
        }
        Set<String> others = new HashSet<>(Refs.actors(proposal));
        others.removeIf(actor -> !DIRECTORY.contains(actor.substring(0, actor.indexOf('/'))));
        if (!known || !calendars.existing(others).containsAll(others)) {
            issues.add(IssueType.NOTFOUND, PARTICIPANT, "A participant is not known.");
        }
    }

    private boolean isClosed(String patient) {
        return calendars
                .find(Patient.class, patient)
                .filter(found -> found.hasActive() && !found.getActive())
                .isPresent();
    }

    /** Where the calendar names no kinds of treatment, it takes all. */
    private static boolean fits(Collection<CodeableConcept> wanted, Collection<CodeableConcept> offered) {
        List<Coding> codings = offered.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .toList();
        return codings.isEmpty()
                || wanted.stream()
                        .flatMap(concept -> concept.getCoding().stream())
                        .anyMatch(want -> codings.stream().anyMatch(offer -> same(want, offer)));
    }

    private static boolean same(Coding one, Coding other) {
        return one.hasCode()
                && one.getCode().equals(other.getCode())
                && (!one.hasSystem() || !other.hasSystem() || one.getSystem().equals(other.getSystem()));
    }
}
