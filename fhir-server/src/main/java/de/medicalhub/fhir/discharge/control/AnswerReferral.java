package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** A nursing service accepts or declines, once and in time (rule 4 of the feature). */
@Component
public class AnswerReferral {
    private final CaseRecords records;
    private final Clock clock;

    AnswerReferral(CaseRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…}
     * @throws Refusal with every fault; then nothing was changed
     */
    public void answer(String reference, Parameters parameters, Actor actor) {
        Task task = new TaskOperation(records).find(reference, HubCodes.TASK_REFERRAL, Task::getOwner, actor);
        Instant now = clock.instant();
        checkState(task, now);
        Answer answer = read(parameters);
        boolean confirms = Referrals.awaitsConfirmation(task);
        CaseBundle bundle = new CaseBundle();
        write(task, answer, actor, now);
        Outputs.replace(task, "answered", Inputs.moment(now));
        if (confirms) {
            confirm(task, answer.accept(), bundle);
        }
        bundle.replace(task);
        store(bundle);
    }

    private record Answer(boolean accept, Optional<String> reason, Optional<String> comment) {}

    private static Answer read(Parameters parameters) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<Boolean> accept = reader.bool("accept", true);
        Optional<String> reason = reader.codeOf("reason", false, HubCodes.DECLINE_REASON);
        Optional<String> comment = reader.text("comment");
        List<Fault> soFar = reader.faults();
        boolean declines = accept.isPresent() && !accept.get();
        if (declines
                && reason.isEmpty()
                && soFar.stream().noneMatch(fault -> fault.parameter().equals("reason"))) {
            reader.fault("reason", "reason-required");
        }
        if (accept.orElse(false) && reason.isPresent()) {
            reader.fault("reason", "reason-without-decline");
        }
        List<Fault> faults = reader.faults();
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, faults);
        }
        return new Answer(accept.orElseThrow(), reason, comment);
    }

    private static void checkState(Task task, Instant now) {
        if (task.getStatus() == Task.TaskStatus.CANCELLED) {
            throw new Refusal(ProblemKind.CONFLICT, "request-closed");
        }
        if (Referrals.awaitsConfirmation(task)) {
            return; // Better late than never: until the hospital takes the award back.
        }
        if (!Referrals.isWaiting(task)) {
            throw new Refusal(ProblemKind.CONFLICT, "already-answered");
        }
        Date deadline = task.getRestriction().getPeriod().getEnd();
        if (deadline != null && now.isAfter(deadline.toInstant())) {
            throw new Refusal(ProblemKind.RULE, "answer-too-late");
        }
    }

    private static void write(Task task, Answer answer, Actor actor, Instant now) {
        task.setStatus(answer.accept() ? Task.TaskStatus.ACCEPTED : Task.TaskStatus.REJECTED);
        task.setBusinessStatus(null);
        task.setLastModified(Date.from(now));
        if (answer.accept() && !Outputs.has(task, "accepted-at")) {
            Inputs.addOutput(task, "accepted-at", now);
        }
        answer.reason()
                .ifPresent(code -> task.setStatusReason(OwnCodes.shipped().concept(HubCodes.DECLINE_REASON, code)));
        answer.comment()
                .ifPresent(text -> task.addNote()
                        .setAuthor(new Reference(actor.person()))
                        .setTime(Date.from(now))
                        .setText(text));
    }

    /** The service that was awarded says whether the new date suits; if not, it leaves the case (rule 14). */
    private void confirm(Task task, boolean accepts, CaseBundle bundle) {
        if (!accepts) {
            Release.write(records, task, clock.instant(), bundle);
            return;
        }
        Inputs.remove(task, "confirm-by");
        Inputs.instant(task, "planned-discharge")
                .ifPresent(at -> Outputs.replace(task, "date-confirmed", Inputs.moment(at)));
        task.setStatus(Task.TaskStatus.INPROGRESS)
                .setBusinessStatus(OwnCodes.shipped().concept(HubCodes.BUSINESS_STATUS, HubCodes.AWARDED));
    }

    private void store(CaseBundle bundle) {
        try {
            records.store(bundle.toBundle());
        } catch (HubException conflict) {
            throw conflict.kind() == ProblemKind.CONFLICT
                    ? new Refusal(ProblemKind.CONFLICT, "already-answered")
                    : conflict;
        }
    }
}
