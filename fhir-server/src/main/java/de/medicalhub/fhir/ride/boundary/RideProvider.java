package de.medicalhub.fhir.ride.boundary;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.ride.control.CancelRide;
import de.medicalhub.fhir.ride.control.OrderRide;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
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
    private final CancelRide cancel;

    RideProvider(Access access, OrderRide rides, CancelRide cancel) {
        this.access = access;
        this.rides = rides;
        this.cancel = cancel;
    }

    /** {@code POST ServiceRequest/$order-ride}, for dispatchers; answers the legs and the window of the pickup. */
    @Operation(name = "$order-ride", type = ServiceRequest.class)
    public Parameters order(@ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        OrderRide.Stored stored = RefusalTexts.explain(
                request, () -> rides.order(given, access.caller(request).fhirUser(), access.organisations(request)));
        Parameters answer = answer(stored.legs());
        stored.start().ifPresent(at -> answer.addParameter().setName("start").setValue(moment(at)));
        stored.end().ifPresent(at -> answer.addParameter().setName("end").setValue(moment(at)));
        return answer;
    }

    /** {@code POST Task/{id}/$ride-ready}, for dispatchers of the carrier. */
    @Operation(name = "$ride-ready", type = Task.class)
    public Parameters ready(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        return answer(List.of(RefusalTexts.explain(
                request, () -> rides.ready(id.getIdPart(), given, access.organisations(request)))));
    }

    /** {@code POST Task/{id}/$cancel-ride}, for dispatchers of the carrier; answers the legs that are cancelled. */
    @Operation(name = "$cancel-ride", type = Task.class)
    public Parameters cancel(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        return answer(RefusalTexts.explain(
                request, () -> cancel.cancel(id.getIdPart(), given, access.organisations(request))));
    }

    private static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
    }

    private static Parameters answer(List<String> legs) {
        Parameters answer = new Parameters();
        legs.forEach(leg -> answer.addParameter().setName("leg").setValue(new Reference(leg)));
        return answer;
    }
}
