package de.medicalhub.fhir.ride.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.ride.control.StandingRides;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Standing orders. Who may call which stands in the access table. */
@Component
@FhirProvider
public class StandingProvider {
    private final Access access;
    private static final Set<String> APPROVAL = Set.of("until", "approval", "approval-until", "ended");

    private final StandingRides rides;
    private final Trail trail;

    StandingProvider(Access access, StandingRides rides, Trail trail) {
        this.access = access;
        this.rides = rides;
        this.trail = trail;
    }

    /** {@code POST ServiceRequest/$keep-standing-ride}, for dispatchers; answers the order's version. */
    @Operation(name = "$keep-standing-ride", type = ServiceRequest.class)
    public Parameters keep(@ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        String version = RefusalTexts.explain(
                request, () -> rides.keep(given, access.caller(request).fhirUser(), access.organisations(request)));
        Parameters answer = new Parameters();
        answer.addParameter().setName("version").setValue(new StringType(version));
        return answer;
    }

    /**
     * {@code GET ServiceRequest/$standing-rides}, for dispatchers: those of the own carriers with their legs from a week ago on; with
     * {@code approvals-only} nothing that tells who rides.
     */
    @Operation(name = "$standing-rides", type = ServiceRequest.class, idempotent = true)
    public Parameters list(
            @OperationParam(name = "approvals-only") @Nullable BooleanType approvalsOnly, RequestDetails request) {
        Parameters answer = new Parameters();
        if (approvalsOnly != null && approvalsOnly.booleanValue()) {
            rides.said(access.organisations(request)).forEach(said -> {
                Parameters.ParametersParameterComponent part =
                        answer.addParameter().setName("order");
                said.getParameter().stream()
                        .filter(one -> APPROVAL.contains(one.getName()))
                        .forEach(one -> add(part, one.getName(), one.getValue()));
            });
            trail.tell(Set.of());
            return answer;
        }
        List<StandingRides.Listed> orders = rides.list(access.organisations(request));
        trail.tell(orders.stream().map(StandingRides.Listed::patient).toList());
        orders.forEach(order -> {
            Parameters.ParametersParameterComponent part = answer.addParameter().setName("order");
            add(part, "version", new StringType(order.version()));
            add(part, "patient", new Reference(order.patient()));
            order.said().getParameter().forEach(said -> add(part, said.getName(), said.getValue()));
            order.legs().forEach(leg -> leg(part.addPart().setName("leg"), leg));
        });
        return answer;
    }

    private static void leg(Parameters.ParametersParameterComponent part, Task leg) {
        add(part, "id", new IdType(leg.getIdElement().getIdPart()));
        add(part, "status", new CodeType(leg.getStatus().toCode()));
        leg.getBusinessStatus().getCoding().stream()
                .filter(coding -> HubCodes.BUSINESS_STATUS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .forEach(code -> add(part, "business-status", new CodeType(code)));
        if (leg.getStatusReason().hasText()) {
            add(part, "reason", new StringType(leg.getStatusReason().getText()));
        }
        leg.getInput().stream()
                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, "window-start")
                        || input.getType().hasCoding(HubCodes.TASK_PARAMETER, "window-end"))
                .forEach(input -> add(part, input.getType().getCodingFirstRep().getCode(), input.getValue()));
        leg.getOutput().stream()
                .filter(output -> output.getType().hasCoding(HubCodes.TASK_PARAMETER, "planned-pickup")
                        || output.getType().hasCoding(HubCodes.TASK_PARAMETER, "times-estimated"))
                .forEach(
                        output -> add(part, output.getType().getCodingFirstRep().getCode(), output.getValue()));
    }

    private static void add(Parameters.ParametersParameterComponent part, String name, Type value) {
        part.addPart().setName(name).setValue(value);
    }
}
