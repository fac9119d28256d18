package de.medicalhub.fhir.relative.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.relative.control.GrantRelative;
import java.util.Objects;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Access for relatives. Who may call it stands in the access table. */
@Component
@FhirProvider
public class RelativeProvider {
    private final Access access;
    private final GrantRelative grant;

    RelativeProvider(Access access, GrantRelative grant) {
        this.access = access;
        this.grant = grant;
    }

    /** {@code POST Patient/{id}/$grant-relative}, for the patient in person. */
    @Operation(name = "$grant-relative", type = Patient.class)
    public Parameters grant(
            @IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        GrantRelative.Granted granted = RefusalTexts.explain(
                request,
                () -> grant.grant(
                        "Patient/" + id.getIdPart(),
                        given,
                        access.caller(request).fhirUser()));
        Parameters answer = new Parameters();
        answer.addParameter().setName("relative").setValue(new Reference(granted.relative()));
        answer.addParameter().setName("consent").setValue(new Reference(granted.consent()));
        return answer;
    }
}
