package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The hospital closes a case, whatever became of it (rule 9). */
@Component
public class CloseCase {
    private static final String TRANSFERRED = "transferred";
    private static final String REFUSED = "refused";

    /** Those that a person gives; the withdrawal of a consent is an operation of its own. */
    private static final Set<String> REASONS =
            Set.of("completed", "cancelled", "died", "changed-plan", TRANSFERRED, REFUSED);

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    CloseCase(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code CarePlan/…}
     * @throws Refusal if it has ended, or is called completed while parts of it are open
     */
    public void close(String reference, Parameters parameters, Actor actor) {
        find(records, reference, actor);
        ParameterReader reader = new ParameterReader(parameters);
        String reason = reader.code("reason", true, REASONS).orElse("");
        Optional<String> comment = reason.equals(REFUSED) ? reader.requiredText("comment") : reader.text("comment");
        Optional<String> house =
                reason.equals(TRANSFERRED) ? reader.reference("destination", "Organization") : Optional.empty();
        reader.requireNoFaults();
        house.ifPresent(to -> new PartnerFinder(records).requireHouse(to));
        operation.store(() ->
                write(reference, new Said(reason, comment, house), actor)); // The planner may write in the same moment.
    }

    /** What the hospital says: of a transfer the receiving house ({@code Organization/…}), of a refusal the reason. */
    private record Said(String reason, Optional<String> comment, Optional<String> house) {}

    private CaseBundle write(String reference, Said said, Actor actor) {
        CarePlan plan = find(records, reference, actor);
        if (plan.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-ended");
        }
        Instant now = clock.instant();
        CaseEnd end = new CaseEnd(records, caseId(plan), said.reason(), now);
        if (said.reason().equals("completed") && end.hasOpenParts()) {
            throw new Refusal(ProblemKind.RULE, "still-open");
        }
        CaseBundle bundle = new CaseBundle();
        end.write(plan, bundle);
        Provenance record =
                EndingRecord.of(reference, HubCodes.CLOSE_REASON, said.reason(), said.comment(), actor, now);
        said.house().ifPresent(house -> {
            EndingRecord.to(record, house);
            moveStay(plan, house, bundle);
        });
        bundle.add(record);
        return bundle;
    }

    /** Where the patient goes on from here. */
    private void moveStay(CarePlan plan, String house, CaseBundle bundle) {
        records.find(Encounter.class, References.local(plan.getEncounter())).ifPresent(stay -> {
            stay.getHospitalization().setDestination(new Reference(house));
            bundle.replace(stay);
        });
    }

    /**
     * The discharge plan, if the actor works for its hospital.
     *
     * @throws Refusal otherwise, as if there were none
     */
    static CarePlan find(CaseRecords records, String reference, Actor actor) {
        return records.find(CarePlan.class, reference)
                .filter(plan -> References.caseId(plan.getIdentifier()).isPresent())
                .filter(plan -> isOwn(records, plan, actor))
                .orElseThrow(Refusal::notFound);
    }

    /** Whether the actor works for the hospital of the case. */
    static boolean isOwn(CaseRecords records, String caseId, Actor actor) {
        List<CarePlan> plans = records.partsOf(CarePlan.class, caseId);
        return plans.stream().anyMatch(plan -> isOwn(records, plan, actor));
    }

    static String caseId(CarePlan plan) {
        return References.caseId(plan.getIdentifier()).orElseThrow(Refusal::notFound);
    }

    private static boolean isOwn(CaseRecords records, CarePlan plan, Actor actor) {
        return records.find(Encounter.class, References.local(plan.getEncounter()))
                .filter(stay -> actor.actsFor(References.local(stay.getServiceProvider())))
                .isPresent();
    }
}
