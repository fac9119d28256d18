package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The practice agrees on a range for a value, changes or ends it (rule 4 of the feature). */
@Component
public class AgreeRange {
    private final AftercareRecords records;
    private final Clock clock;

    AgreeRange(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param plan {@code CarePlan/…} of the case
     * @throws Refusal with every fault; then nothing was written
     */
    public void agree(String plan, Parameters parameters, Actor actor) {
        RunningCase running = RunningCase.of(records, plan, actor);
        ParameterReader reader = new ParameterReader(parameters);
        Optional<VitalSign> sign = reader.code("measure", true, codes()).flatMap(VitalSign::find);
        Optional<BigDecimal> low = decimal(reader, "low");
        Optional<BigDecimal> high = decimal(reader, "high");
        if (low.isPresent()
                && high.filter(limit -> limit.compareTo(low.get()) > 0).isEmpty()
                && high.isPresent()) {
            reader.fault("low", "range-reversed");
        }
        reader.requireNoFaults();
        List<Goal> former = former(running, sign.orElseThrow());
        if (low.isEmpty() && high.isEmpty() && former.isEmpty()) {
            throw new Refusal(ProblemKind.RULE, "no-range");
        }
        Changes changes = new Changes();
        former.forEach(goal -> changes.replace(ended(goal)));
        if (low.isPresent() || high.isPresent()) {
            changes.add(goal(running, sign.orElseThrow(), low, high, actor));
        }
        changes.storeIn(records);
    }

    private List<Goal> former(RunningCase running, VitalSign sign) {
        return records.rangesOf(running.patient()).stream()
                .filter(goal ->
                        CaseId.find(goal).filter(running.caseId()::equals).isPresent())
                .filter(goal -> AgreedRange.measureOf(goal).filter(sign::equals).isPresent())
                .toList();
    }

    private Goal ended(Goal goal) {
        goal.setLifecycleStatus(Goal.GoalLifecycleStatus.COMPLETED);
        goal.setStatusDateElement(new DateType(Date.from(clock.instant())));
        return goal;
    }

    private Goal goal(
            RunningCase running, VitalSign sign, Optional<BigDecimal> low, Optional<BigDecimal> high, Actor actor) {
        Range range = new Range();
        low.ifPresent(limit -> range.setLow(quantity(sign, limit)));
        high.ifPresent(limit -> range.setHigh(quantity(sign, limit)));
        Goal goal = new Goal();
        goal.addIdentifier(running.identifier());
        goal.setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
        goal.setDescription(new CodeableConcept().setText(sign.german() + ": vereinbarter Bereich"));
        goal.setSubject(running.patientReference());
        goal.setStart(new DateType(Date.from(clock.instant())));
        goal.setExpressedBy(new Reference(actor.person()));
        goal.addTarget()
                .setMeasure(new CodeableConcept(new Coding(VitalSign.LOINC, sign.code(), sign.german())))
                .setDetail(range);
        return goal;
    }

    private static Quantity quantity(VitalSign sign, BigDecimal value) {
        return new Quantity()
                .setValue(value)
                .setUnit(sign.unit())
                .setSystem(VitalSign.UCUM)
                .setCode(sign.unit());
    }

    private static Optional<BigDecimal> decimal(ParameterReader reader, String name) {
        return reader.value(name, DecimalType.class).map(DecimalType::getValue);
    }

    private static java.util.Set<String> codes() {
        return Arrays.stream(VitalSign.values()).map(VitalSign::code).collect(Collectors.toSet());
    }
}
