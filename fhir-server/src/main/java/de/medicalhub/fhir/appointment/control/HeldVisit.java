package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** Who treats says that an appointment of a case took place, of which nothing else tells it (rule 16 of the feature). */
@Component
public class HeldVisit {
    /** How long after its start a video consultation can be joined; the video gateway's JoinWindow says the same. */
    private static final Duration STAYS_OPEN = Duration.ofHours(4);

    private final Calendars calendars;
    private final BookingRules rules;
    private final CaseRules cases;
    private final CaseVisits visits;
    private final Clock clock;

    HeldVisit(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.rules = new BookingRules(calendars, clock);
        this.cases = new CaseRules(calendars, clock);
        this.visits = new CaseVisits(calendars, clock);
        this.clock = clock;
    }

    /**
     * @param reference {@code Appointment/…}
     * @param parameters {@code undo} true if it was said by mistake (rule 16); none are needed
     * @throws Refusal if it does not stand in a calendar of the caller's, has ended, is being held by video, has not begun, or can still be
     *     joined by video; if it is to be taken back and nobody has said it, a call by video has told it, or there is no consent to video
     *     any more
     */
    public void note(String reference, Parameters parameters, Booker booker) {
        Appointment appointment = calendars
                .find(Appointment.class, reference)
                .filter(found -> CaseId.find(found).isPresent())
                .filter(booker.mayRead())
                .filter(found -> cases.mayChange(found, rules.ownersOf(found), booker))
                .filter(found -> !Collections.disjoint(rules.ownersOf(found), booker.organisations()))
                .orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        boolean undo = reader.bool("undo", false).orElse(false);
        reader.requireNoFaults();
        store(undo ? standing(appointment) : held(appointment));
    }

    private SlotBundle held(Appointment appointment) {
        if (!BookingRules.MOVABLE.contains(appointment.getStatus()) || cases.hasBegun(appointment)) {
            throw new Refusal(ProblemKind.CONFLICT, "appointment-ended");
        }
        Instant start = appointment.getStart().toInstant();
        if (start.isAfter(clock.instant())) {
            throw new Refusal(ProblemKind.RULE, "appointment-ahead");
        }
        if (CaseRules.is(appointment, HubCodes.VIDEO_CONSULTATION)
                && !start.plus(STAYS_OPEN).isBefore(clock.instant())) {
            throw new Refusal(ProblemKind.RULE, "call-may-come");
        }
        SlotBundle bundle = new SlotBundle();
        visits.end(appointment, bundle);
        bundle.replace(appointment.setStatus(AppointmentStatus.FULFILLED));
        return bundle;
    }

    /** It did not take place, or not yet: it is booked as before, in its own time, which stayed taken. */
    private SlotBundle standing(Appointment appointment) {
        if (appointment.getStatus() != AppointmentStatus.FULFILLED || cases.hasBegun(appointment)) {
            throw new Refusal(ProblemKind.CONFLICT, "appointment-not-noted");
        }
        if (CaseRules.is(appointment, HubCodes.VIDEO_CONSULTATION)
                && !cases.agreesToVideo(CaseId.find(appointment).orElse(""))) {
            throw new Refusal(ProblemKind.RULE, "no-video-consent");
        }
        SlotBundle bundle = new SlotBundle();
        visits.resume(appointment, bundle);
        bundle.replace(appointment.setStatus(AppointmentStatus.BOOKED));
        return bundle;
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
