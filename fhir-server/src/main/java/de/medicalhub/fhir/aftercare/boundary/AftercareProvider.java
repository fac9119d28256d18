package de.medicalhub.fhir.aftercare.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.aftercare.control.Actor;
import de.medicalhub.fhir.aftercare.control.AgreeRange;
import de.medicalhub.fhir.aftercare.control.AssignTask;
import de.medicalhub.fhir.aftercare.control.DecideMedicine;
import de.medicalhub.fhir.aftercare.control.MarkMistake;
import de.medicalhub.fhir.aftercare.control.SendQuestionnaire;
import de.medicalhub.fhir.aftercare.control.SettleFlag;
import de.medicalhub.fhir.aftercare.control.StepTask;
import de.medicalhub.fhir.operation.RefusalTexts;
import java.util.Objects;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations after the award. Who may call which stands in the access table, which was asked before. */
@Component
@FhirProvider
public class AftercareProvider {
    private final Access access;
    private final AssignTask assign;
    private final SendQuestionnaire send;
    private final StepTask step;
    private final AgreeRange agree;
    private final SettleFlag settle;
    private final DecideMedicine decide;
    private final MarkMistake mistake;

    AftercareProvider(
            Access access,
            AssignTask assign,
            SendQuestionnaire send,
            StepTask step,
            AgreeRange agree,
            SettleFlag settle,
            DecideMedicine decide,
            MarkMistake mistake) {
        this.access = access;
        this.assign = assign;
        this.send = send;
        this.step = step;
        this.agree = agree;
        this.settle = settle;
        this.decide = decide;
        this.mistake = mistake;
    }

    /** {@code POST CarePlan/{id}/$assign-task}, for those who treat in the case. */
    @Operation(name = "$assign-task", type = CarePlan.class)
    public Parameters assign(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return answer("task", request, parameters, given -> assign.assign(plan(id), given, actor(request)));
    }

    /** {@code POST CarePlan/{id}/$send-questionnaire}, for those who treat in the case. */
    @Operation(name = "$send-questionnaire", type = CarePlan.class)
    public Parameters send(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return answer("task", request, parameters, given -> send.send(plan(id), given, actor(request)));
    }

    /** {@code POST Task/{id}/$step}, for both sides of a care task. */
    @Operation(name = "$step", type = Task.class)
    public Parameters step(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        String task = "Task/" + id.getIdPart();
        return answer("task", request, parameters, given -> {
            step.step(task, given, actor(request));
            return task;
        });
    }

    /** {@code POST CarePlan/{id}/$agree-range}, for the practice. */
    @Operation(name = "$agree-range", type = CarePlan.class)
    public Parameters agree(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return answer("care-plan", request, parameters, given -> {
            agree.agree(plan(id), given, actor(request));
            return plan(id);
        });
    }

    /** {@code POST Flag/{id}/$settle}, for those who treat in the case. */
    @Operation(name = "$settle", type = Flag.class)
    public Parameters settle(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        String flag = "Flag/" + id.getIdPart();
        return answer("flag", request, parameters, given -> {
            settle.settle(flag, given, actor(request));
            return flag;
        });
    }

    /** {@code POST CarePlan/{id}/$decide-medicine}, for the practice. */
    @Operation(name = "$decide-medicine", type = CarePlan.class)
    public Parameters decide(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        Parameters result = new Parameters();
        RefusalTexts.explain(request, () -> decide.decide(plan(id), given, actor(request)))
                .forEach(reference ->
                        result.addParameter().setName("prescription").setValue(new Reference(reference)));
        return result;
    }

    /** {@code POST CarePlan/{id}/$mark-mistake}, for those whose house has entered it. */
    @Operation(name = "$mark-mistake", type = CarePlan.class)
    public Parameters mark(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return answer("what", request, parameters, given -> mistake.mark(plan(id), given, actor(request)));
    }

    private static Parameters answer(
            String name, RequestDetails request, @Nullable Parameters parameters, UseCase useCase) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        String reference = RefusalTexts.explain(request, () -> useCase.run(given));
        Parameters result = new Parameters();
        result.addParameter().setName(name).setValue(new Reference(reference));
        return result;
    }

    private Actor actor(RequestDetails request) {
        return new Actor(
                access.caller(request).fhirUser(),
                access.organisations(request),
                resource -> access.mayReadWithoutEmergency(request, resource));
    }

    private static String plan(IdType id) {
        return "CarePlan/" + id.getIdPart();
    }

    @FunctionalInterface
    private interface UseCase {
        String run(Parameters parameters);
    }
}
