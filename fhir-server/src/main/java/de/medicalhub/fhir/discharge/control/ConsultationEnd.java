package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;

/**
 * Cancels the appointments of a case that are still to come, or its video consultations only. One that is being held goes on; of one whose
 * time is over nobody says here whether it took place, so it stays as it is (decision 0109). The time of a home visit is over at its end,
 * that of a video consultation when nobody may join it any more, for until then a call can begin.
 */
final class ConsultationEnd {
    private static final Set<Appointment.AppointmentStatus> OPEN = EnumSet.of(
            Appointment.AppointmentStatus.PROPOSED,
            Appointment.AppointmentStatus.PENDING,
            Appointment.AppointmentStatus.BOOKED,
            Appointment.AppointmentStatus.ARRIVED,
            Appointment.AppointmentStatus.CHECKEDIN,
            Appointment.AppointmentStatus.WAITLIST);

    /** How long after its start a video consultation can be joined; the video gateway's JoinWindow says the same. */
    private static final Duration STAYS_OPEN = Duration.ofHours(4);

    private final CaseRecords records;
    private final String caseId;
    private final List<Appointment> ahead;
    private final List<Encounter> encounters;

    /** All of them. */
    ConsultationEnd(CaseRecords records, String caseId, Instant now) {
        this(records, caseId, now, appointment -> true);
    }

    private ConsultationEnd(CaseRecords records, String caseId, Instant now, Predicate<Appointment> which) {
        this.records = records;
        this.caseId = caseId;
        encounters = records.partsOf(Encounter.class, caseId).stream()
                .filter(encounter -> "VR".equals(encounter.getClass_().getCode()))
                .toList();
        Set<String> held = encounters.stream()
                .filter(encounter -> encounter.getStatus() == Encounter.EncounterStatus.INPROGRESS)
                .flatMap(encounter -> encounter.getAppointment().stream())
                .map(References::local)
                .collect(Collectors.toSet());
        ahead = records.partsOf(Appointment.class, caseId).stream()
                .filter(which)
                .filter(appointment -> OPEN.contains(appointment.getStatus()))
                .filter(appointment -> !isOver(appointment, now))
                .filter(appointment -> !held.contains(LocalReference.of(appointment)))
                .toList();
    }

    private static boolean isOver(Appointment appointment, Instant now) {
        if (!isHomeVisit(appointment)) {
            return appointment.hasStart()
                    && appointment.getStart().toInstant().plus(STAYS_OPEN).isBefore(now);
        }
        return appointment.hasEnd()
                ? appointment.getEnd().toInstant().isBefore(now)
                : appointment.hasStart() && appointment.getStart().toInstant().isBefore(now);
    }

    private static boolean isHomeVisit(Appointment appointment) {
        return appointment.getServiceType().stream()
                .anyMatch(type -> References.has(type, HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT));
    }

    /** Those by video; a home visit stays. */
    static ConsultationEnd ofVideos(CaseRecords records, String caseId, Instant now) {
        return new ConsultationEnd(records, caseId, now, appointment -> !isHomeVisit(appointment));
    }

    /** Whether it is still to come or being held. */
    boolean isOpen() {
        return !ahead.isEmpty()
                || encounters.stream().anyMatch(held -> held.getStatus() == Encounter.EncounterStatus.INPROGRESS);
    }

    void write(CodeableConcept reason, CaseBundle bundle) {
        new CancelledVisits(records, caseId).write(ahead, reason, bundle);
    }
}
