package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Slot;

/** Cancels the appointments of a case, or its video consultations only; a consultation that is being held goes on. */
final class ConsultationEnd {
    private static final Set<Appointment.AppointmentStatus> OPEN = EnumSet.of(
            Appointment.AppointmentStatus.PROPOSED,
            Appointment.AppointmentStatus.PENDING,
            Appointment.AppointmentStatus.BOOKED,
            Appointment.AppointmentStatus.ARRIVED,
            Appointment.AppointmentStatus.CHECKEDIN,
            Appointment.AppointmentStatus.WAITLIST);
    private static final Set<Encounter.EncounterStatus> NOT_BEGUN = EnumSet.of(
            Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.ARRIVED, Encounter.EncounterStatus.TRIAGED);

    private final CaseRecords records;
    private final List<Appointment> appointments;
    private final List<Encounter> encounters;

    /** All of them. */
    ConsultationEnd(CaseRecords records, String caseId) {
        this(records, caseId, appointment -> true);
    }

    private ConsultationEnd(CaseRecords records, String caseId, Predicate<Appointment> which) {
        this.records = records;
        appointments = records.partsOf(Appointment.class, caseId).stream()
                .filter(which)
                .filter(appointment -> OPEN.contains(appointment.getStatus()))
                .toList();
        encounters = records.partsOf(Encounter.class, caseId).stream()
                .filter(encounter -> "VR".equals(encounter.getClass_().getCode()))
                .toList();
    }

    /** Those by video; a home visit stays. */
    static ConsultationEnd ofVideos(CaseRecords records, String caseId) {
        return new ConsultationEnd(
                records,
                caseId,
                appointment -> appointment.getServiceType().stream()
                        .noneMatch(type -> References.has(type, HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT)));
    }

    /** Whether it is still to come or being held. */
    boolean isOpen() {
        return !appointments.isEmpty();
    }

    void write(CodeableConcept reason, CaseBundle bundle) {
        if (encounters.stream().anyMatch(held -> held.getStatus() == Encounter.EncounterStatus.INPROGRESS)) {
            return;
        }
        appointments.forEach(appointment -> bundle.replace(
                appointment.setStatus(Appointment.AppointmentStatus.CANCELLED).setCancelationReason(reason.copy())));
        appointments.stream()
                .flatMap(appointment -> appointment.getSlot().stream())
                .flatMap(slot -> records.find(Slot.class, References.local(slot)).stream())
                .filter(slot -> slot.getStatus() == Slot.SlotStatus.BUSY)
                .forEach(slot -> bundle.replace(slot.setStatus(Slot.SlotStatus.FREE)));
        encounters.stream()
                .filter(encounter -> NOT_BEGUN.contains(encounter.getStatus()))
                .forEach(encounter -> bundle.replace(encounter.setStatus(Encounter.EncounterStatus.CANCELLED)));
    }
}
