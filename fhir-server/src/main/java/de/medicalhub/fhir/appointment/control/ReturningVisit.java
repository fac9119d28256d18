package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Slot;

/** Who was noted as not come is there after all: the appointment stands again, as it was (rule 15 of the feature). */
final class ReturningVisit {
    private final Calendars calendars;
    private final CaseRules cases;
    private final CaseVisits visits;

    ReturningVisit(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.cases = new CaseRules(calendars, clock);
        this.visits = new CaseVisits(calendars, clock);
    }

    /**
     * What is written then.
     *
     * @param missed of a case, and the caller's to change
     * @throws Refusal if it was not noted as missed, a patient asks, its time is somebody else's by now, or the consent to
     *     video consultations was withdrawn
     */
    SlotBundle of(Appointment missed, Booker booker) {
        if (booker.isPatient() || missed.getStatus() != AppointmentStatus.NOSHOW) {
            throw new Refusal(ProblemKind.CONFLICT, "appointment-not-missed");
        }
        String caseId = CaseId.find(missed).orElse("");
        if (CaseRules.is(missed, HubCodes.VIDEO_CONSULTATION) && !cases.agreesToVideo(caseId)) {
            throw new Refusal(ProblemKind.RULE, "no-video-consent");
        }
        TimeSpan.find(missed.getStart(), missed.getEnd())
                .ifPresent(time -> cases.requireNobodyElse(missed, time, LocalReference.of(missed)));
        SlotBundle bundle = new SlotBundle();
        Refs.slots(missed).stream()
                .flatMap(slot -> calendars.find(Slot.class, slot).stream())
                .forEach(slot -> bundle.replace(taken(slot)));
        visits.resume(missed, bundle);
        bundle.replace(missed.setStatus(AppointmentStatus.BOOKED).setCancelationReason(null));
        return bundle;
    }

    private static Slot taken(Slot slot) {
        if (slot.getStatus() != Slot.SlotStatus.FREE) {
            throw new Refusal(ProblemKind.CONFLICT, "time-taken");
        }
        return slot.setStatus(Slot.SlotStatus.BUSY);
    }
}
