package de.medicalhub.fhir.appointment.control;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.consent.ConsentPurpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** Who books appointments of a discharge case, in whose calendars and of which kind (rules 9 to 12 of the feature). */
final class CaseRules {
    private static final Set<String> BOOKING = Set.of("hospital", "gp", "nursing");
    private static final Set<String> VISITING = Set.of("gp", "nursing");
    private static final Set<String> KINDS = Set.of(HubCodes.VIDEO_CONSULTATION, HubCodes.HOME_VISIT);
    /** Farther ahead than any calendar is open. */
    private static final Duration AHEAD = Duration.ofDays(400);

    private static final Set<Encounter.EncounterStatus> BEGUN = EnumSet.of(
            Encounter.EncounterStatus.INPROGRESS,
            Encounter.EncounterStatus.ONLEAVE,
            Encounter.EncounterStatus.FINISHED);

    private final Calendars calendars;
    private final Clock clock;

    CaseRules(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Whether the appointment is of that kind of the hub's. */
    static boolean is(Appointment appointment, String kind) {
        return appointment.getServiceType().stream().anyMatch(type -> has(type, HubCodes.SERVICE_TYPE, kind));
    }

    /**
     * What the proposal says.
     *
     * @throws ForbiddenOperationException if the caller takes no part in the case
     */
    void check(String caseId, Appointment proposal, Booker booker) {
        Set<String> patients = Refs.patients(proposal);
        boolean own = booker.isPatient()
                ? patients.equals(Set.of(booker.person()))
                : !Collections.disjoint(members(caseId, BOOKING), booker.organisations());
        if (!own || !patients.equals(patientOf(caseId))) {
            throw new ForbiddenOperationException("You do not take part in this case.");
        }
        if (KINDS.stream().noneMatch(kind -> is(proposal, kind))) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE,
                    "Appointment.serviceType",
                    "In a case, video consultations and home visits are booked.");
        }
        if (is(proposal, HubCodes.VIDEO_CONSULTATION) && !agreesToVideo(caseId)) {
            throw Issues.unprocessable(
                    IssueType.BUSINESSRULE, "Appointment.serviceType", "There is no consent to video consultations.");
        }
    }

    /** What the calendar says: it belongs to somebody who treats in this case, and patients book what is open to them. */
    void check(String caseId, Schedule schedule, List<Slot> slots, Booker booker) {
        if (Collections.disjoint(calendars.organisationsOf(schedule), members(caseId, VISITING))) {
            throw new ForbiddenOperationException("The owner of this calendar does not treat in this case.");
        }
        boolean open = slots.stream().allMatch(CaseRules::isOpenToPatients);
        if (booker.isPatient() && !open) {
            throw Issues.conflict("Appointment.slot", "This time is not free for you to book.");
        }
    }

    /**
     * Whether the caller may move or cancel it: the patient, the case's hospital, or who treats.
     *
     * @param owners the organisations of the calendars that it takes time of
     */
    boolean mayChange(Appointment appointment, Set<String> owners, Booker booker) {
        if (booker.isPatient()) {
            return Refs.patients(appointment).equals(Set.of(booker.person()));
        }
        String caseId = CaseId.find(appointment).orElse("");
        Set<String> may = new HashSet<>(members(caseId, VISITING));
        may.retainAll(owners);
        may.addAll(members(caseId, Set.of("hospital")));
        return !Collections.disjoint(may, booker.organisations());
    }

    /** Whether it is held, or was. */
    boolean hasBegun(Appointment appointment) {
        return calendars.encountersOf(LocalReference.of(appointment)).stream()
                .anyMatch(encounter -> BEGUN.contains(encounter.getStatus()));
    }

    /** Nobody is at two places at once, whichever of the person's calendars says so. */
    void requireNobodyElse(Appointment booked, TimeSpan time, String replaced) {
        Refs.actors(booked).stream()
                .filter(actor -> actor.startsWith("Practitioner/"))
                .flatMap(doctor -> calendars.appointmentsOf(doctor, time).stream())
                .filter(HoldSlots::isHolding)
                .filter(other -> !LocalReference.of(other).equals(replaced))
                .filter(other -> TimeSpan.find(other.getStart(), other.getEnd())
                        .filter(time::overlaps)
                        .isPresent())
                .findAny()
                .ifPresent(other -> {
                    throw Issues.conflict("Appointment.start", "This person has another appointment at that time.");
                });
    }

    /**
     * A patient who has one to come changes it instead of booking a second of its kind.
     *
     * @param replaced {@code Appointment/…} that is moved; empty if none is
     */
    void requireOnlyOne(String caseId, Appointment proposal, String replaced, Booker booker) {
        if (!booker.isPatient()) {
            return;
        }
        Instant now = clock.instant();
        calendars.appointmentsOf(booker.person(), new TimeSpan(now, now.plus(AHEAD))).stream()
                .filter(HoldSlots::isHolding)
                .filter(other -> !LocalReference.of(other).equals(replaced))
                .filter(other -> CaseId.find(other).filter(caseId::equals).isPresent())
                .filter(other -> other.getStart().toInstant().isAfter(now))
                .filter(other -> KINDS.stream().anyMatch(kind -> is(other, kind) && is(proposal, kind)))
                .findAny()
                .ifPresent(other -> {
                    throw Issues.conflict(
                            "Appointment.serviceType", "You have an appointment of this kind: it can be moved.");
                });
    }

    boolean agreesToVideo(String caseId) {
        return calendars.agreementsOf(caseId).stream()
                .anyMatch(
                        agreement -> agreement.purpose() == ConsentPurpose.VIDEO && agreement.holdsAt(clock.instant()));
    }

    private Set<String> patientOf(String caseId) {
        return calendars.teamOf(caseId).stream()
                .map(CareTeam::getSubject)
                .map(LocalReference::of)
                .collect(Collectors.toSet());
    }

    private Set<String> members(String caseId, Set<String> parts) {
        return calendars.teamOf(caseId).stream()
                .flatMap(team -> team.getParticipant().stream())
                .filter(member -> member.getRole().stream()
                        .anyMatch(role -> parts.stream().anyMatch(part -> has(role, HubCodes.CASE_ROLE, part))))
                .map(CareTeam.CareTeamParticipantComponent::getMember)
                .map((Reference member) -> LocalReference.of(member))
                .collect(Collectors.toSet());
    }

    private static boolean isOpenToPatients(Slot slot) {
        return has(slot.getAppointmentType(), HubCodes.BOOKING, HubCodes.BOOKED_BY_PATIENTS);
    }

    private static boolean has(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
