package de.medicalhub.fhir.ride.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.ride.control.OrderRide;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rides by telephone. Who may call which stands in the access table. */
@Component
@FhirProvider
public class RideProvider {
    private final Access access;
    private final OrderRide rides;

    RideProvider(Access access, OrderRide rides) {
        this.access = access;
        this.rides = rides;
    }

    /** {@code POST ServiceRequest/$order-ride}, for dispatchers; answers the legs. */
    @Operation(name = "$order-ride", type = ServiceRequest.class)
    public Parameters order(@ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        return answer(RefusalTexts.explain(
                request, () -> rides.order(given, access.caller(request).fhirUser(), access.organisations(request))));
    }

    /** {@code POST Task/{id}/$ride-ready}, for dispatchers of the carrier. */
    @Operation(name = "$ride-ready", type = Task.class)
    public Parameters ready(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        return answer(List.of(RefusalTexts.explain(
                request, () -> rides.ready(id.getIdPart(), given, access.organisations(request)))));
    }

    private static Parameters answer(List<String> legs) {
        Parameters answer = new Parameters();
        legs.forEach(leg -> answer.addParameter().setName("leg").setValue(new Reference(leg)));
        return answer;
    }
}
