package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.consent.ConsentPurpose;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** A further round: more nursing services are asked for the same, as long as none is awarded (rule 12 of the feature). */
@Component
public class AskAgain {
    private static final String SERVICE = "nursing-service";
    private static final String DEADLINE = "answer-deadline";

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    AskAgain(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /** What is asked now. */
    private record Round(List<String> services, Instant deadline, String manager, Instant now) {}

    /**
     * @param reference {@code CarePlan/…}
     * @throws Refusal with every fault; then nobody was asked
     */
    public void ask(String reference, Parameters parameters, Actor actor) {
        CarePlan plan = CloseCase.find(records, reference, actor);
        Round round = read(parameters, plan, actor);
        operation.store(() -> write(reference, round, actor)); // A service may answer in the very same moment.
    }

    private Round read(Parameters parameters, CarePlan plan, Actor actor) {
        Instant now = clock.instant();
        ParameterReader reader = new ParameterReader(parameters);
        List<String> services = reader.references(SERVICE, "Organization");
        Optional<Instant> deadline = reader.instant(DEADLINE, true);
        deadline.filter(at -> !at.isAfter(now)).ifPresent(past -> reader.fault(DEADLINE, "past"));
        Optional<Instant> leaves =
                Optional.ofNullable(plan.getPeriod().getStart()).map(Date::toInstant);
        deadline.filter(at -> leaves.filter(now::isBefore)
                        .filter(end -> !at.isBefore(end))
                        .isPresent())
                .ifPresent(late -> reader.fault(DEADLINE, "deadline-after-discharge"));
        reader.requireNoFaults();
        PartnerFinder finder = new PartnerFinder(records);
        finder.requireNursing(services);
        return new Round(services, deadline.orElseThrow(), actor.person(), now);
    }

    private CaseBundle write(String reference, Round round, Actor actor) {
        CarePlan plan = CloseCase.find(records, reference, actor);
        if (plan.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-ended");
        }
        String caseId = CloseCase.caseId(plan);
        boolean agreed = records.consentOf(caseId, ConsentPurpose.REFERRAL.code())
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .isPresent();
        if (!agreed) {
            throw new Refusal(ProblemKind.RULE, "no-consent");
        }
        List<Task> asked = records.partsOf(Task.class, caseId).stream()
                .filter(task -> Referrals.is(task, HubCodes.TASK_REFERRAL))
                .toList();
        Task pattern = asked.stream()
                .max(Comparator.comparing(Task::getAuthoredOn))
                .orElseThrow(() -> new Refusal(ProblemKind.CONFLICT, "not-open"));
        ServiceRequest request = records.find(ServiceRequest.class, References.local(pattern.getFocus()))
                .orElseThrow(Refusal::notFound);
        if (NeedEnd.isAgainst(request)) {
            throw new Refusal(ProblemKind.RULE, "not-needed-now");
        }
        if (request.hasPerformer()) {
            throw new Refusal(ProblemKind.CONFLICT, "already-awarded");
        }
        refuseWhoIsAsked(round, asked);
        CaseBundle bundle = new CaseBundle();
        bundle.replace(request.setStatus(
                ServiceRequest.ServiceRequestStatus.ACTIVE)); // Its version is the lock, as in an award.
        round.services().forEach(service -> bundle.add(again(pattern, plan, service, round)));
        return bundle;
    }

    private static void refuseWhoIsAsked(Round round, List<Task> asked) {
        boolean twice = asked.stream()
                .filter(task -> !Referrals.hasEnded(task))
                .map(task -> References.local(task.getOwner()))
                .anyMatch(round.services()::contains);
        if (twice) {
            throw new Refusal(ProblemKind.RULE, List.of(new Fault(SERVICE, "already-asked")));
        }
    }

    /** Asks for the same; what became of the former request stays with that. */
    private static Task again(Task pattern, CarePlan plan, String service, Round round) {
        Task task = new Task();
        task.setIdentifier(pattern.getIdentifier());
        task.setGroupIdentifier(pattern.getGroupIdentifier());
        task.setStatus(Task.TaskStatus.REQUESTED).setIntent(pattern.getIntent());
        task.setPriority(pattern.getPriority()).setCode(pattern.getCode());
        task.setFocus(pattern.getFocus()).setFor(pattern.getFor()).setEncounter(pattern.getEncounter());
        task.setRequester(pattern.getRequester()).setOwner(new Reference(service));
        task.setAuthoredOn(Date.from(round.now())).setLastModified(Date.from(round.now()));
        task.getRestriction().getPeriod().setEnd(Date.from(round.deadline()));
        task.setInput(pattern.copy().getInput());
        Inputs.remove(task, "confirm-by");
        Inputs.remove(task, Questions.QUESTION);
        Inputs.remove(task, Questions.REPLY);
        Optional.ofNullable(plan.getPeriod().getStart())
                .ifPresent(leaves -> Inputs.replace(task, "planned-discharge", Inputs.moment(leaves.toInstant())));
        return task;
    }
}
