package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.appointment.FreeTimes;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/** The hospital moves a discharge to another date, and with it everything that depends on it (rules 13 and 14). */
@Component
public class Reschedule {
    private final CaseRecords records;
    private final TaskOperation operation;
    private final FreeTimes times;
    private final Clock clock;

    Reschedule(CaseRecords records, FreeTimes times, Clock clock) {
        this.records = records;
        this.times = times;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code CarePlan/…}
     * @throws Refusal with every fault; then nothing has moved
     */
    public void reschedule(String reference, Parameters parameters, Actor actor) {
        CloseCase.find(records, reference, actor);
        NewDate date = NewDate.read(parameters, clock.instant());
        operation.store(() -> write(reference, date, actor)); // Planner and services may write in the same moment.
    }

    private CaseBundle write(String reference, NewDate date, Actor actor) {
        CarePlan plan = CloseCase.find(records, reference, actor);
        if (plan.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-ended");
        }
        if (date.seen()
                .filter(version -> !version.equals(plan.getIdElement().getVersionIdPart()))
                .isPresent()) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-changed");
        }
        Instant now = clock.instant();
        String caseId = CloseCase.caseId(plan);
        MovedReferrals referrals = new MovedReferrals(records, caseId, date, now);
        MovedFollowUp followUp = new MovedFollowUp(records, times, caseId, date, now);
        List<Fault> faults = new ArrayList<>(referrals.faults());
        faults.addAll(followUp.faults());
        if (isSame(plan, date)) {
            faults.add(new Fault("planned-discharge", "same-date"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, faults);
        }
        CaseBundle bundle = new CaseBundle();
        MovedLegs legs = new MovedLegs(records, caseId, date, now);
        legs.write(bundle);
        referrals.write(bundle);
        new MovedSupports(records, caseId, date, now).write(bundle);
        followUp.write(plan, bundle);
        TimeAsked asked = new TimeAsked(plan, hospitalOf(caseId), date, actor, now);
        giveBack(followUp, caseId, asked, bundle);
        new LeftBehind(records, caseId, date, followUp.reference(), now)
                .write(moved(), asked, records.teamOf(caseId), bundle);
        new MovedLetter(records, reference, caseId).write(date, followUp.start(), bundle);
        plan.getPeriod().setStart(Date.from(date.leaves()));
        bundle.replace(plan);
        moveStay(plan, date, bundle);
        bundle.add(record(reference, date, actor, now));
        return bundle;
    }

    private void giveBack(MovedFollowUp followUp, String caseId, TimeAsked asked, CaseBundle bundle) {
        if (followUp.isGivenBack()) {
            new CancelledVisits(records, caseId).write(followUp.givenBack(), moved(), bundle);
            records.teamOf(caseId).stream()
                    .flatMap(team -> TimeAsked.members(team, List.of("gp")).stream())
                    .limit(1)
                    .forEach(practice -> bundle.add(asked.of(practice, "Videosprechstunde")));
        }
    }

    private String hospitalOf(String caseId) {
        return records.teamOf(caseId).stream()
                .flatMap(team -> TimeAsked.members(team, List.of("hospital")).stream())
                .findFirst()
                .orElse("");
    }

    private static CodeableConcept moved() {
        return OwnCodes.shipped().concept(HubCodes.CANCEL_REASON, "other").setText("Entlassung verschoben");
    }

    private static boolean isSame(CarePlan plan, NewDate date) {
        return Optional.ofNullable(plan.getPeriod().getStart())
                .map(Date::toInstant)
                .filter(date.leaves()::equals)
                .isPresent();
    }

    private void moveStay(CarePlan plan, NewDate date, CaseBundle bundle) {
        Encounter stay = records.find(Encounter.class, References.local(plan.getEncounter()))
                .orElseThrow(Refusal::notFound);
        stay.getExtension().removeIf(old -> Objects.equals(old.getUrl(), HubCodes.PLANNED_END));
        stay.addExtension(HubCodes.PLANNED_END, Inputs.moment(date.leaves()));
        bundle.replace(stay);
    }

    /** Who moved it, to when and why; the Encounter's extension says the new date here, too. */
    private static Provenance record(String plan, NewDate date, Actor actor, Instant now) {
        Provenance record =
                EndingRecord.of(plan, HubCodes.RESCHEDULE_REASON, date.reason(), date.comment(), actor, now);
        record.addExtension(HubCodes.PLANNED_END, Inputs.moment(date.leaves()));
        return record;
    }
}
