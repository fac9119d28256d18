package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.MoveDraft;
import de.medicalhub.portal.wording.Phrase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Another date for a running case: what it asks for, and what it sends (D13); pure. */
public final class Move {
    /** Which field of the page each parameter comes from. */
    public static final Map<String, String> FIELD_OF_PARAMETER = Map.of(
            "planned-discharge", "planned",
            "confirm-by", "confirmBy",
            "follow-up", "followUp",
            "reason", "moveReason",
            "comment", "comment");

    private static final int CONFIRM_HOURS = 4;

    private final Case found;
    private final Clock clock;

    public Move(Case found, Clock clock) {
        this.found = found;
        this.clock = clock;
    }

    /** Why it cannot move now, as code of a sentence; empty if it can. */
    public Optional<String> obstacle() {
        Optional<Task> ride = found.task(Tasks.RIDE);
        if (ride.filter(leg -> leg.getStatus() == Task.TaskStatus.INPROGRESS).isPresent()) {
            return Optional.of("under-way");
        }
        return ride.filter(leg -> leg.getStatus() == Task.TaskStatus.COMPLETED).map(done -> "done");
    }

    /** Whether a nursing service has to answer for the new date. */
    public boolean asksForConfirmation() {
        return found.tasks(Tasks.REFERRAL).stream().anyMatch(task -> !Tasks.hasStopped(task));
    }

    /** When the video consultation stands now. */
    public Optional<Instant> consultation() {
        return found.appointment()
                .filter(one -> one.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .map(one -> one.getStart().toInstant());
    }

    /** The next day at the same time; four hours to confirm. */
    public MoveDraft fresh() {
        LocalDateTime now = berlin(clock.instant());
        LocalDateTime planned = found.plannedDischarge()
                .map(Move::berlin)
                .map(old -> old.plusDays(1))
                .filter(now::isBefore)
                .orElseGet(() -> now.plusDays(1).withMinute(0));
        MoveDraft draft = new MoveDraft();
        draft.setPlanned(planned);
        LocalDateTime usual = now.plusHours(CONFIRM_HOURS).withMinute(0);
        draft.setConfirmBy(usual.isBefore(planned) ? usual : now.plusMinutes(30));
        consultation().map(Move::berlin).ifPresent(draft::setFollowUp);
        return draft;
    }

    /** What is missing or impossible before anything is sent, in the order of the page. */
    public List<FieldFault> check(MoveDraft draft) {
        List<FieldFault> faults = new ArrayList<>();
        LocalDateTime now = berlin(clock.instant());
        LocalDateTime planned = draft.getPlanned();
        if (planned == null) {
            faults.add(fault("planned", "missing"));
        } else if (planned.isBefore(now)) {
            faults.add(fault("planned", "past"));
        }
        if (draft.getReason() == null) {
            faults.add(fault("moveReason", "missing"));
        }
        LocalDateTime confirmBy = draft.getConfirmBy();
        if (asksForConfirmation()) {
            if (confirmBy == null) {
                faults.add(fault("confirmBy", "missing"));
            } else if (!confirmBy.isAfter(now)) {
                faults.add(fault("confirmBy", "past"));
            } else if (planned != null && !confirmBy.isBefore(planned)) {
                faults.add(fault("confirmBy", "after-discharge"));
            }
        }
        LocalDateTime followUp = draft.getFollowUp();
        if (followUp != null && planned != null && !followUp.isAfter(planned)) {
            faults.add(fault("followUp", "before-discharge"));
        }
        return faults;
    }

    /** The input of {@code CarePlan/$reschedule}; a consultation that stays is not sent. */
    public Parameters order(MoveDraft draft) {
        Parameters order = new Parameters();
        time(order, "planned-discharge", draft.getPlanned());
        time(order, "confirm-by", asksForConfirmation() ? draft.getConfirmBy() : null);
        LocalDateTime followUp = draft.getFollowUp();
        boolean moved = consultation()
                .map(Move::berlin)
                .filter(at -> !at.equals(followUp))
                .isPresent();
        time(order, "follow-up", moved ? followUp : null);
        order.addParameter("reason", new CodeType(draft.getReason()));
        String comment = draft.getComment();
        if (comment != null && !comment.isBlank()) {
            order.addParameter("comment", new StringType(comment.strip()));
        }
        return order;
    }

    /** Who is told and what moves with it, before anything is sent. */
    public List<Phrase> consequences() {
        List<Phrase> told = new ArrayList<>();
        if (found.awarded().isPresent()) {
            String name = found.resources().nameOf(found.awarded().get().getOwner());
            told.add(Phrase.of("move.tells.awarded", name));
        } else {
            long asked = found.tasks(Tasks.REFERRAL).stream()
                    .filter(task -> !Tasks.hasStopped(task))
                    .count();
            if (asked > 0) {
                told.add(Phrase.of("move.tells.asked", asked));
            }
        }
        found.task(Tasks.RIDE)
                .ifPresent(ride -> told.add(Phrase.of(
                        Tasks.hasStopped(ride) ? "move.tells.ride-again" : "move.tells.ride",
                        found.resources().nameOf(ride.getOwner()))));
        found.task(Tasks.DELIVERY)
                .filter(leg -> leg.getStatus() != Task.TaskStatus.COMPLETED)
                .ifPresent(leg -> told.add(Phrase.of(
                        leg.getStatus() == Task.TaskStatus.INPROGRESS
                                ? "move.tells.medicine-stays"
                                : "move.tells.medicine")));
        consultation().ifPresent(at -> told.add(Phrase.of("move.tells.consultation", at)));
        told.add(Phrase.of("move.tells.everybody"));
        return told;
    }

    private static FieldFault fault(String field, String reason) {
        return new FieldFault(field, Phrase.of("fault." + field + "." + reason));
    }

    private static void time(Parameters order, String name, @Nullable LocalDateTime berlin) {
        if (berlin != null) {
            order.addParameter(name, DischargeOrder.time(berlin));
        }
    }

    private static LocalDateTime berlin(Instant at) {
        return LocalDateTime.ofInstant(at, HubClock.berlin()).withSecond(0).withNano(0);
    }
}
