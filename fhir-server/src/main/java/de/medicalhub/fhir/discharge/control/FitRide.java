package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The ride takes from the facts for Muster 4 how the patient travels; it is planned anew (rule 19). */
@Component
public class FitRide {
    private static final String QUESTIONNAIRE = HubCodes.BASE + "/Questionnaire/muster-4";

    private static final Pattern WEIGHT = Pattern.compile("[1-9][0-9]{0,2}");

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    FitRide(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code CarePlan/…}
     * @throws Refusal if there are no facts, the weight in them is none, or the ride has begun
     */
    public void fit(String reference, Parameters parameters, Actor actor) {
        CarePlan plan = CloseCase.find(records, reference, actor);
        new ParameterReader(parameters).requireNoFaults();
        if (plan.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-ended");
        }
        operation.store(() -> write(CloseCase.caseId(plan)));
    }

    private CaseBundle write(String caseId) {
        QuestionnaireResponse facts = records.partsOf(QuestionnaireResponse.class, caseId).stream()
                .filter(response -> QUESTIONNAIRE.equals(response.getQuestionnaire()))
                .filter(response -> response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR)
                .filter(QuestionnaireResponse::hasAuthored)
                .max(Comparator.comparing(QuestionnaireResponse::getAuthored))
                .orElseThrow(() -> new Refusal(ProblemKind.RULE, "no-ride-facts"));
        Task ride = MovedLegs.ride(records.partsOf(Task.class, caseId))
                .orElseThrow(() -> new Refusal(ProblemKind.RULE, "no-ride"));
        MovedLegs.refuseWhatHasBegun(ride);
        weigh(ride, first(facts, "weight"));
        first(facts, "posture").ifPresent(posture -> Inputs.replace(ride, "posture", new CodeType(posture)));
        first(facts, "companion")
                .ifPresent(with -> Inputs.replace(ride, "companion", new BooleanType(with.equals("true"))));
        ride.getInput().removeIf(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, "ride-need"));
        answers(facts, "rideNeeds").forEach(need -> Inputs.add(ride, "ride-need", new CodeType(need)));
        ride.setOutput(null);
        ride.setStatus(Task.TaskStatus.REQUESTED).setStatusReason(null).setBusinessStatus(null);
        ride.setLastModified(Date.from(clock.instant()));
        CaseBundle bundle = new CaseBundle();
        bundle.replace(ride);
        return bundle;
    }

    /** Facts without a weight take it from the ride, as they do with needs. */
    private static void weigh(Task ride, Optional<String> said) {
        if (said.filter(kilograms -> !WEIGHT.matcher(kilograms).matches()
                        || Integer.parseInt(kilograms) > RidePart.HEAVIEST_KILOGRAMS)
                .isPresent()) {
            throw new Refusal(ProblemKind.RULE, "ride-weight");
        }
        Inputs.remove(ride, "patient-weight");
        said.ifPresent(kilograms -> Inputs.add(ride, "patient-weight", new IntegerType(Integer.parseInt(kilograms))));
    }

    private static Optional<String> first(QuestionnaireResponse facts, String question) {
        return answers(facts, question).stream().findFirst();
    }

    private static List<String> answers(QuestionnaireResponse facts, String question) {
        return facts.getItem().stream()
                .filter(item -> question.equals(item.getLinkId()))
                .flatMap(item -> item.getAnswer().stream())
                .map(answer -> answer.getValue().primitiveValue())
                .filter(answer -> answer != null && !answer.isBlank())
                .toList();
    }
}
