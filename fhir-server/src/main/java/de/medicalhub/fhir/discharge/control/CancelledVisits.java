package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.LocalReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Slot;

/** Single appointments of a case that do not take place: they give their time back, and the visits that they would become end. */
final class CancelledVisits {
    private static final Set<Encounter.EncounterStatus> NOT_BEGUN = EnumSet.of(
            Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.ARRIVED, Encounter.EncounterStatus.TRIAGED);

    private final CaseRecords records;
    private final String caseId;

    CancelledVisits(CaseRecords records, String caseId) {
        this.records = records;
        this.caseId = caseId;
    }

    void write(List<Appointment> appointments, CodeableConcept reason, CaseBundle bundle) {
        Set<String> cancelled = appointments.stream().map(LocalReference::of).collect(Collectors.toSet());
        appointments.forEach(appointment -> bundle.replace(
                appointment.setStatus(Appointment.AppointmentStatus.CANCELLED).setCancelationReason(reason.copy())));
        appointments.stream()
                .flatMap(appointment -> appointment.getSlot().stream())
                .flatMap(slot -> records.find(Slot.class, References.local(slot)).stream())
                .filter(slot -> slot.getStatus() == Slot.SlotStatus.BUSY)
                .forEach(slot -> bundle.replace(slot.setStatus(Slot.SlotStatus.FREE)));
        records.partsOf(Encounter.class, caseId).stream()
                .filter(encounter -> NOT_BEGUN.contains(encounter.getStatus()))
                .filter(encounter ->
                        encounter.getAppointment().stream().anyMatch(one -> cancelled.contains(References.local(one))))
                .forEach(encounter -> bundle.replace(encounter.setStatus(Encounter.EncounterStatus.CANCELLED)));
    }
}
