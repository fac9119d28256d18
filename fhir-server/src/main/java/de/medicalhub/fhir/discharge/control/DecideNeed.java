package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** A decision about one support changes while the case runs: its part comes, or goes (rule 18). */
@Component
public class DecideNeed {
    private final CaseRecords records;
    private final FreeTimes times;
    private final TaskOperation operation;
    private final Clock clock;

    DecideNeed(CaseRecords records, FreeTimes times, Clock clock) {
        this.records = records;
        this.times = times;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /** What was said about a consent that the case may still need, and who states that it lies signed. */
    private record Agreed(Optional<String> by, Optional<String> witness) {
        /** All that a new consent needs and that was not said. */
        List<Fault> missing() {
            List<Fault> missing = new ArrayList<>();
            if (by.isEmpty()) {
                missing.add(new Fault("consent-by", "required"));
            }
            if (witness.isEmpty()) {
                missing.add(new Fault("consent-witness", "consent-unproven"));
            }
            return missing;
        }
    }

    /** What was sent. */
    private record Wish(DischargePlan.Decision decision, Agreed agreed, DischargePlan.Parts parts, Instant leaves) {
        boolean isFor() {
            return decision.answer().equals("needed");
        }
    }

    /**
     * @param reference {@code CarePlan/…}
     * @throws Refusal with every fault; then nothing has changed
     */
    public void decide(String reference, Parameters parameters, Actor actor) {
        CloseCase.find(records, reference, actor);
        operation.store(
                () -> write(reference, parameters, actor)); // Planner and services may write in the same moment.
    }

    private CaseBundle write(String reference, Parameters parameters, Actor actor) {
        CarePlan plan = CloseCase.find(records, reference, actor);
        if (plan.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-ended");
        }
        Instant now = clock.instant();
        Wish wish = read(parameters, plan, now);
        CaseBundle bundle = new CaseBundle();
        NeedEnd part = new NeedEnd(records, CloseCase.caseId(plan), wish.decision(), now);
        if (wish.isFor()) {
            begin(plan, wish, part, new Moment(actor, now), bundle);
        } else {
            end(plan, wish, part, bundle);
        }
        bundle.add(DecisionRecord.of(reference, wish.decision(), actor.person(), now));
        return bundle;
    }

    private record Moment(Actor actor, Instant now) {}

    private static Wish read(Parameters parameters, CarePlan plan, Instant now) {
        ParameterReader reader = new ParameterReader(parameters);
        String kind = reader.codeOf("kind", true, HubCodes.SUPPORT_KIND).orElse("");
        String answer = reader.codeOf("decision", true, HubCodes.NEED_DECISION).orElse("");
        Optional<String> reason = answer.equals("declined") ? reader.requiredText("reason") : reader.text("reason");
        Agreed agreed = new Agreed(
                reader.code("consent-by", false, Set.of("patient", "representative")), reader.text("consent-witness"));
        Instant planned = Optional.ofNullable(plan.getPeriod().getStart())
                .map(Date::toInstant)
                .orElse(now);
        Instant leaves = planned.isBefore(now) ? now : planned;
        DischargePlan.Parts parts = new PartReader(
                        reader, now, answer.equals("needed") ? Set.of(kind) : Set.of(), Optional.of(leaves))
                .read();
        reader.requireNoFaults();
        return new Wish(new DischargePlan.Decision(kind, answer, reason), agreed, parts, leaves);
    }

    private void begin(CarePlan plan, Wish wish, NeedEnd part, Moment moment, CaseBundle bundle) {
        if (part.isOpen()) {
            throw new Refusal(ProblemKind.CONFLICT, "need-open");
        }
        NewCase theCase = extended(plan, wish, moment);
        CaseAgreements agreements = new CaseAgreements(records, theCase);
        if (agreements.isMissing() && !wish.agreed().missing().isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, wish.agreed().missing());
        }
        agreements.extend(bundle);
        join(theCase, bundle);
        CaseParts.write(theCase, bundle)
                .activities()
                .forEach(activity -> plan.addActivity().setReference(new Reference(activity)));
        bundle.replace(plan);
        say(plan, wish, PlanText.of(theCase), bundle);
    }

    /** The running case with the one part that comes to it. */
    private NewCase extended(CarePlan plan, Wish wish, Moment moment) {
        Encounter encounter = records.find(Encounter.class, References.local(plan.getEncounter()))
                .orElseThrow(Refusal::notFound);
        DischargePlan.Agreement agreement = new DischargePlan.Agreement(
                moment.now(),
                wish.agreed().by().orElse("patient").equals("patient"),
                Optional.empty(),
                wish.agreed().witness());
        return new CaseDraft(records, times)
                .of(
                        CaseId.parse(CloseCase.caseId(plan)),
                        new DischargePlan(
                                agreement,
                                wish.leaves(),
                                wish.parts().orTo(destination(CloseCase.caseId(plan))),
                                List.of()),
                        Stay.read(records, encounter),
                        moment.actor().person(),
                        moment.now());
    }

    /** Where the patient or the medicine was to be driven before. */
    private Optional<Address> destination(String caseId) {
        return records.partsOf(Task.class, caseId).stream()
                .flatMap(task -> Inputs.address(task, "drop-off").stream())
                .findFirst();
    }

    /** Whoever takes the part now takes it in place of who took it before. */
    private void join(NewCase theCase, CaseBundle bundle) {
        CareTeam team =
                records.teamOf(theCase.id().toString()).orElseThrow(() -> new Refusal(ProblemKind.RULE, "case-ended"));
        List<String> parts = new ArrayList<>();
        TeamPart.members(theCase).forEach((part, organisation) -> {
            team.getParticipant()
                    .removeIf(member -> References.has(member.getRoleFirstRep(), HubCodes.CASE_ROLE, part));
            TeamPart.addMember(team, part, organisation);
            parts.add(part);
        });
        if (!parts.isEmpty()) {
            bundle.replace(team);
        }
    }

    private void end(CarePlan plan, Wish wish, NeedEnd part, CaseBundle bundle) {
        String before = DecisionRecord.last(
                        records.recordsAbout("CarePlan/" + plan.getIdElement().getIdPart()))
                .getOrDefault(wish.decision().kind(), "");
        if (!part.isOpen() && before.equals(wish.decision().answer())) {
            throw new Refusal(ProblemKind.CONFLICT, "decided-already");
        }
        part.write(bundle);
        bundle.replace(plan); // Its version is the lock of two decisions at once.
        PlanText text = new PlanText();
        text.decided(wish.decision().kind(), wish.decision().answer());
        say(plan, wish, text, bundle);
    }

    private void say(CarePlan plan, Wish wish, PlanText change, CaseBundle bundle) {
        DischargePlan.Decision decision = wish.decision();
        Optional<List<String>> needs = decision.kind().equals(Supports.NURSING)
                ? Optional.of(LetterPart.needLines(
                        wish.parts(),
                        wish.isFor()
                                ? Optional.empty()
                                : Optional.of(PlanText.against(decision.kind(), decision.answer()))))
                : Optional.empty();
        Instant leaves = Optional.ofNullable(plan.getPeriod().getStart())
                .map(Date::toInstant)
                .orElse(wish.leaves());
        new MovedLetter(records, "CarePlan/" + plan.getIdElement().getIdPart(), CloseCase.caseId(plan))
                .write(leaves, change, needs, bundle);
    }
}
