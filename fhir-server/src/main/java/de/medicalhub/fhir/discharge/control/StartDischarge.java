package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** Opens a discharge case for an inpatient (rules 1 to 3 of the feature). */
@Component
public class StartDischarge {
    private static final Set<Encounter.EncounterStatus> IN_HOSPITAL = EnumSet.of(
            Encounter.EncounterStatus.ARRIVED, Encounter.EncounterStatus.INPROGRESS, Encounter.EncounterStatus.ONLEAVE);

    private final CaseRecords records;
    private final FreeTimes times;
    private final Clock clock;

    StartDischarge(CaseRecords records, FreeTimes times, Clock clock) {
        this.records = records;
        this.times = times;
        this.clock = clock;
    }

    /** What was opened; references such as {@code Task/12}. */
    public record Started(CaseId caseId, String carePlan, List<String> tasks) {}

    /**
     * @param encounter {@code Encounter/…}
     * @throws Refusal with every fault; then nothing was stored
     */
    public Started start(String encounter, Parameters parameters, Actor actor) {
        Stay stay = stay(encounter, actor);
        if (records.hasActiveCase(encounter)) {
            throw new Refusal(ProblemKind.CONFLICT, "already-started");
        }
        NewCase theCase = read(parameters, stay, actor);
        try {
            return store(theCase);
        } catch (HubException conflict) {
            throw conflict.kind() == ProblemKind.CONFLICT
                    ? new Refusal(ProblemKind.CONFLICT, "changed-meanwhile")
                    : conflict;
        }
    }

    private Stay stay(String reference, Actor actor) {
        Encounter encounter = records.find(Encounter.class, reference).orElseThrow(Refusal::notFound);
        String hospital = References.local(encounter.getServiceProvider());
        if (!actor.actsFor(hospital)) {
            throw Refusal.notFound();
        }
        if (!"IMP".equals(encounter.getClass_().getCode()) || !IN_HOSPITAL.contains(encounter.getStatus())) {
            throw new Refusal(ProblemKind.RULE, "no-inpatient");
        }
        return Stay.read(records, encounter);
    }

    private NewCase read(Parameters parameters, Stay stay, Actor actor) {
        Instant now = clock.instant();
        PlanReader reader = new PlanReader(parameters, now);
        DischargePlan plan = reader.read().orElseThrow(() -> new Refusal(ProblemKind.INVALID, reader.faults()));
        return new CaseDraft(records, times).of(CaseId.next(), plan, stay, actor.person(), now);
    }

    private Started store(NewCase theCase) {
        CaseBundle bundle = new CaseBundle();
        new CaseAgreements(records, theCase).write(bundle);
        String team = TeamPart.write(theCase, bundle);
        CaseParts parts = CaseParts.write(theCase, bundle);
        String plan = PlanPart.write(theCase, bundle, team, parts.activities());
        new LetterPart(theCase).write(bundle, plan);
        theCase.plan()
                .decisions()
                .forEach(decision -> bundle.add(DecisionRecord.of(plan, decision, theCase.manager(), theCase.now())));
        planEndOfStay(theCase, bundle);
        List<String> ids = records.store(bundle.toBundle());
        return new Started(
                theCase.id(),
                ids.get(bundle.indexOf(plan)),
                parts.tasks().stream()
                        .map(task -> ids.get(bundle.indexOf(task)))
                        .toList());
    }

    /** Also the lock: of two starts at once only one finds the version of the Encounter that it has read. */
    private static void planEndOfStay(NewCase theCase, CaseBundle bundle) {
        Encounter encounter = theCase.stay().encounter().copy();
        encounter.getExtension().removeIf(old -> Objects.equals(old.getUrl(), HubCodes.PLANNED_END));
        encounter.addExtension(
                HubCodes.PLANNED_END, Inputs.moment(theCase.plan().dischargeAt()));
        bundle.replace(encounter);
    }
}
