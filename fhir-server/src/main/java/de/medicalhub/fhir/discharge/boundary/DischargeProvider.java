package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.discharge.control.AnswerReferral;
import de.medicalhub.fhir.discharge.control.AskAgain;
import de.medicalhub.fhir.discharge.control.AwardReferral;
import de.medicalhub.fhir.discharge.control.DispenseMedication;
import de.medicalhub.fhir.discharge.control.StartDischarge;
import de.medicalhub.fhir.operation.RefusalTexts;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The operations of a discharge case. Who may call which stands in the access table, which was asked before. */
@Component
@FhirProvider
public class DischargeProvider extends CaseOperationProvider {
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
        super(access);
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
                request, () -> start.start("Encounter/" + id.getIdPart(), orEmpty(parameters), actor(request)));
        Parameters result = new Parameters();
        result.addParameter().setName("case").setValue(started.caseId().toIdentifier());
        result.addParameter().setName("care-plan").setValue(new Reference(started.carePlan()));
        started.tasks().forEach(task -> result.addParameter().setName("task").setValue(new Reference(task)));
        return result;
    }

    /** {@code POST Task/{id}/$answer}, for nurses of the service asked. */
    @Operation(name = "$answer", type = Task.class)
    public Parameters answer(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("task", "Task/" + id.getIdPart(), parameters, request, answer::answer);
    }

    /** {@code POST Task/{id}/$award}, for discharge managers of the hospital that asks. */
    @Operation(name = "$award", type = Task.class)
    public Parameters award(@IdParam IdType id, RequestDetails request) {
        return run("task", "Task/" + id.getIdPart(), null, request, (task, none, actor) -> award.award(task, actor));
    }

    /** {@code POST Task/{id}/$dispense}, for pharmacists of the pharmacy asked. */
    @Operation(name = "$dispense", type = Task.class)
    public Parameters dispense(@IdParam IdType id, RequestDetails request) {
        return run(
                "task", "Task/" + id.getIdPart(), null, request, (task, none, actor) -> dispense.dispense(task, actor));
    }

    /** {@code POST CarePlan/{id}/$ask}, for discharge managers of the hospital. */
    @Operation(name = "$ask", type = CarePlan.class)
    public Parameters ask(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("care-plan", "CarePlan/" + id.getIdPart(), parameters, request, askAgain::ask);
    }
}
