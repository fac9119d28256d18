package de.medicalhub.fhir.substitution.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.operation.RefusalTexts;
import de.medicalhub.fhir.substitution.control.Substitution;
import java.util.Objects;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holiday cover. Who may call it stands in the access table. */
@Component
@FhirProvider
public class SubstitutionProvider {
    private final Access access;
    private final Substitution substitution;

    SubstitutionProvider(Access access, Substitution substitution) {
        this.access = access;
        this.substitution = substitution;
    }

    /** {@code POST Organization/{id}/$substitute}, for who works there. */
    @Operation(name = "$substitute", type = Organization.class)
    public Parameters name(@IdParam IdType id, @ResourceParam @Nullable Parameters parameters, RequestDetails request) {
        Parameters given = Objects.requireNonNullElseGet(parameters, Parameters::new);
        String person = access.caller(request).fhirUser();
        return answer(RefusalTexts.explain(
                request, () -> substitution.name("Organization/" + id.getIdPart(), given, person)));
    }

    /** {@code POST PractitionerRole/{id}/$end-substitution}, for the organisation and the substitute. */
    @Operation(name = "$end-substitution", type = PractitionerRole.class)
    public Parameters end(@IdParam IdType id, RequestDetails request) {
        String reference = "PractitionerRole/" + id.getIdPart();
        return answer(RefusalTexts.explain(request, () -> {
            substitution.end(reference, access.caller(request).fhirUser());
            return reference;
        }));
    }

    private static Parameters answer(String reference) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("substitution").setValue(new Reference(reference));
        return answer;
    }
}
