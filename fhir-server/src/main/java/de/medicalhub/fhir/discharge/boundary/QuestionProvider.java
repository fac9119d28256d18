package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.discharge.control.AskQuestion;
import de.medicalhub.fhir.discharge.control.ReplyToQuestion;
import de.medicalhub.fhir.discharge.control.StateCapacity;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Before a nursing service is chosen: questions and replies, and the places that it says to be free. Who may call which stands in the access table. */
@Component
@FhirProvider
public class QuestionProvider extends CaseOperationProvider {
    private final AskQuestion askQuestion;
    private final ReplyToQuestion reply;
    private final StateCapacity capacity;

    QuestionProvider(Access access, AskQuestion askQuestion, ReplyToQuestion reply, StateCapacity capacity) {
        super(access);
        this.askQuestion = askQuestion;
        this.reply = reply;
        this.capacity = capacity;
    }

    /** {@code POST Task/{id}/$question}, for nurses of the service asked. */
    @Operation(name = "$question", type = Task.class)
    public Parameters question(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("task", "Task/" + id.getIdPart(), parameters, request, askQuestion::ask);
    }

    /** {@code POST Task/{id}/$reply}, for discharge managers of the hospital that asks. */
    @Operation(name = "$reply", type = Task.class)
    public Parameters reply(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("task", "Task/" + id.getIdPart(), parameters, request, reply::reply);
    }

    /** {@code POST HealthcareService/{id}/$state-capacity}, for nurses of the service. */
    @Operation(name = "$state-capacity", type = HealthcareService.class)
    public Parameters capacity(@IdParam IdType id, @ResourceParam Parameters parameters, RequestDetails request) {
        return run("service", "HealthcareService/" + id.getIdPart(), parameters, request, capacity::state);
    }
}
