package de.medicalhub.fhir.appointment.control;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.Issues;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** What must be true of an appointment that is asked for (rules 2, 6 and 7 of the feature). */
final class BookingRules {
    private static final String PARTICIPANT = "Appointment.participant";

    private final Calendars calendars;
    private final Clock clock;

    BookingRules(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What the Appointment itself says; its time, if all is well. */
    TimeSpan check(Appointment proposal, Booker booker) {
        Issues issues = new Issues();
        if (proposal.getStatus() != Appointment.AppointmentStatus.PROPOSED) {
            issues.add(IssueType.VALUE, "Appointment.status", "An appointment to be booked has the status proposed.");
        }
        if (!proposal.hasServiceType()) {
            issues.add(IssueType.REQUIRED, "Appointment.serviceType", "The kind of treatment is needed.");
        }
        if (CaseId.find(proposal).isPresent()) {
            issues.add(IssueType.VALUE, "Appointment.identifier", "Appointments of a discharge case are not booked.");
        }
        checkParticipants(proposal, booker, issues);
        boolean inPast = proposal.getStart().toInstant().isBefore(clock.instant());
        if (inPast && !booker.mayEnterPast()) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.start", "The appointment lies in the past.");
        }
        var time = TimeSpan.find(proposal.getStart(), proposal.getEnd());
        if (time.isEmpty()) {
            issues.add(IssueType.BUSINESSRULE, "Appointment.end", "The end must be after the start.");
        }
        issues.throwIfUnprocessable();
        return time.orElseThrow();
    }

    /** What the calendar says to it. */
    void check(Schedule schedule, List<Slot> slots, Appointment proposal, Booker booker) {
        if (Collections.disjoint(calendars.organisationsOf(schedule), booker.organisations())) {
            throw new ForbiddenOperationException("You do not act for the owner of this calendar.");
        }
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
        Set<String> others = new HashSet<>(Refs.actors(proposal));
        others.removeAll(patients);
        if (!known || !calendars.existing(others).containsAll(others)) {
            issues.add(IssueType.NOTFOUND, PARTICIPANT, "A participant is not known.");
        }
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
