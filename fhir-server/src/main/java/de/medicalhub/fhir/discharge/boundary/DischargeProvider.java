package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.discharge.control.Actor;
import de.medicalhub.fhir.discharge.control.AnswerReferral;
import de.medicalhub.fhir.discharge.control.AskAgain;
import de.medicalhub.fhir.discharge.control.AwardReferral;
import de.medicalhub.fhir.discharge.control.DispenseMedication;
import de.medicalhub.fhir.discharge.control.StartDischarge;
import de.medicalhub.fhir.operation.RefusalTexts;
import java.util.Objects;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations of a discharge case. Who may call which stands in the access table, which was asked before. */
@Component
@FhirProvider
public class DischargeProvider {
    private final Access access;
    private final StartDischarge start;
    private final AnswerReferral answer;
    private final AwardReferral award;
    private final DispenseMedication dispense;
    private final AskAgain askAgain;

    DischargeProvider(
            Access access,
            StartDischarge start,
            AnswerReferral answer,
            AwardReferral award,
            DispenseMedication dispense,
            AskAgain askAgain) {
        this.access = access;
        this.start = start;
        this.answer = answer;
        this.award = award;
        this.dispense = dispense;
        this.askAgain = askAgain;
    }

    /** {@code POST Encounter/{id}/$start-discharge}, for discharge managers of the hospital. */
    @Operation(name = "$start-discharge", type = Encounter.class)
    public Parameters start(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        StartDischarge.Started started = RefusalTexts.explain(
                request, () -> start.start(reference("Encounter", id), orEmpty(parameters), actor(request)));
        Parameters result = new Parameters();
        result.addParameter().setName("case").setValue(started.caseId().toIdentifier());
        result.addParameter().setName("care-plan").setValue(new Reference(started.carePlan()));
        started.tasks().forEach(task -> result.addParameter().setName("task").setValue(new Reference(task)));
        return result;
    }

    /** {@code POST Task/{id}/$answer}, for nurses of the service asked. */
    @Operation(name = "$answer", type = Task.class)
    public Parameters answer(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return task(id, request, task -> answer.answer(task, orEmpty(parameters), actor(request)));
    }

    /** {@code POST Task/{id}/$award}, for discharge managers of the hospital that asks. */
    @Operation(name = "$award", type = Task.class)
    public Parameters award(@IdParam IdType id, RequestDetails request) {
        return task(id, request, task -> award.award(task, actor(request)));
    }

    /** {@code POST Task/{id}/$dispense}, for pharmacists of the pharmacy asked. */
    @Operation(name = "$dispense", type = Task.class)
    public Parameters dispense(@IdParam IdType id, RequestDetails request) {
        return task(id, request, task -> dispense.dispense(task, actor(request)));
    }

    /** {@code POST CarePlan/{id}/$ask}, for discharge managers of the hospital. */
    @Operation(name = "$ask", type = CarePlan.class)
    public Parameters ask(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        String plan = reference("CarePlan", id);
        RefusalTexts.explain(request, () -> {
            askAgain.ask(plan, orEmpty(parameters), actor(request));
            return plan;
        });
        Parameters result = new Parameters();
        result.addParameter().setName("care-plan").setValue(new Reference(plan));
        return result;
    }

    private static Parameters task(IdType id, RequestDetails request, java.util.function.Consumer<String> useCase) {
        String task = reference("Task", id);
        RefusalTexts.explain(request, () -> {
            useCase.accept(task);
            return task;
        });
        Parameters result = new Parameters();
        result.addParameter().setName("task").setValue(new Reference(task));
        return result;
    }

    private Actor actor(RequestDetails request) {
        return new Actor(access.caller(request).fhirUser(), access.organisations(request));
    }

    private static String reference(String type, IdType id) {
        return type + "/" + id.getIdPart();
    }

    private static Parameters orEmpty(@Nullable Parameters parameters) {
        return Objects.requireNonNullElseGet(parameters, Parameters::new);
    }
}
