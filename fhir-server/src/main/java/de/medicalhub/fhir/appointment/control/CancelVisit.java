package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Slot;
import org.springframework.stereotype.Component;

/** Cancels an appointment of a case, with the visit that it would have become (rule 12 of the feature). */
@Component
public class CancelVisit {
    /** Not cancelled by anybody: the patient did not come, or was not at home. */
    private static final String NO_SHOW = "no-show";

    private final Calendars calendars;
    private final BookingRules rules;
    private final CaseRules cases;
    private final CaseVisits visits;
    private final ReturningVisit returning;
    private final Clock clock;

    CancelVisit(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.rules = new BookingRules(calendars, clock);
        this.cases = new CaseRules(calendars, clock);
        this.visits = new CaseVisits(calendars, clock);
        this.returning = new ReturningVisit(calendars, clock);
        this.clock = clock;
    }

    /**
     * @param reference {@code Appointment/…}
     * @param parameters why ({@code reason}), or {@code undo} true: who did not come is there after all (rule 15)
     * @throws Refusal if it is not the caller's, or has ended or begun
     */
    public void cancel(String reference, Parameters parameters, Booker booker) {
        Appointment appointment = calendars
                .find(Appointment.class, reference)
                .filter(found -> CaseId.find(found).isPresent())
                .filter(booker.mayRead())
                .filter(found -> cases.mayChange(found, rules.ownersOf(found), booker))
                .orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        boolean undo = reader.bool("undo", false).orElse(false);
        String reason = reader.codeOf("reason", !undo, HubCodes.CANCEL_REASON).orElse("");
        reader.requireNoFaults();
        if (undo) {
            store(returning.of(appointment, booker));
        } else {
            cancel(appointment, reason, booker);
        }
    }

    private void cancel(Appointment appointment, String reason, Booker booker) {
        if (!BookingRules.MOVABLE.contains(appointment.getStatus()) || cases.hasBegun(appointment)) {
            throw new Refusal(ProblemKind.CONFLICT, "appointment-ended");
        }
        boolean missed = reason.equals(NO_SHOW);
        boolean ahead = appointment.getStart().toInstant().isAfter(clock.instant());
        if (booker.isPatient() && (missed || !ahead)) {
            throw new Refusal(ProblemKind.RULE, "appointment-past");
        }
        if (missed && ahead) {
            throw new Refusal(ProblemKind.RULE, "appointment-ahead");
        }
        SlotBundle bundle = new SlotBundle();
        visits.end(appointment, bundle);
        Refs.slots(appointment).stream()
                .flatMap(slot -> calendars.find(Slot.class, slot).stream())
                .filter(slot -> slot.getStatus() == Slot.SlotStatus.BUSY)
                .forEach(slot -> bundle.replace(slot.setStatus(Slot.SlotStatus.FREE)));
        bundle.replace(appointment
                .setStatus(missed ? AppointmentStatus.NOSHOW : AppointmentStatus.CANCELLED)
                .setCancelationReason(OwnCodes.shipped().concept(HubCodes.CANCEL_REASON, reason)));
        store(bundle);
    }

    private void store(SlotBundle bundle) {
        try {
            calendars.store(bundle.toBundle());
        } catch (HubException failure) {
            throw failure.kind() == ProblemKind.CONFLICT
                    ? new Refusal(ProblemKind.CONFLICT, "changed-meanwhile")
                    : failure;
        }
    }
}
