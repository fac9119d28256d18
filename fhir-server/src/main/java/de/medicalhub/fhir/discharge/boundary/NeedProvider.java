package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.discharge.control.AcknowledgeEnd;
import de.medicalhub.fhir.discharge.control.ConcludeSupport;
import de.medicalhub.fhir.discharge.control.DecideNeed;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** What a patient needs changes, or is arranged. Who may call which stands in the access table. */
@Component
@FhirProvider
public class NeedProvider extends CaseOperationProvider {
    private final DecideNeed decideNeed;
    private final ConcludeSupport concludeSupport;
    private final AcknowledgeEnd acknowledgeEnd;

    NeedProvider(Access access, DecideNeed decideNeed, ConcludeSupport concludeSupport, AcknowledgeEnd acknowledgeEnd) {
        super(access);
        this.decideNeed = decideNeed;
        this.concludeSupport = concludeSupport;
        this.acknowledgeEnd = acknowledgeEnd;
    }

    /** {@code POST CarePlan/{id}/$decide}, for discharge managers of the hospital. */
    @Operation(name = "$decide", type = CarePlan.class)
    public Parameters decide(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("care-plan", "CarePlan/" + id.getIdPart(), parameters, request, decideNeed::decide);
    }

    /** {@code POST Task/{id}/$conclude}, for discharge managers of the hospital and nurses of the organisation asked. */
    @Operation(name = "$conclude", type = Task.class)
    public Parameters conclude(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("task", "Task/" + id.getIdPart(), parameters, request, concludeSupport::conclude);
    }

    /** {@code POST Task/{id}/$acknowledge-end}, for people of a practice, nursing service or pharmacy that took part. */
    @Operation(name = "$acknowledge-end", type = Task.class)
    public Parameters acknowledge(@IdParam IdType id, RequestDetails request) {
        return run(
                "task",
                "Task/" + id.getIdPart(),
                null,
                request,
                (reference, none, actor) -> acknowledgeEnd.acknowledge(reference, actor));
    }
}
