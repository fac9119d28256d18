package de.medicalhub.fhir.retention.boundary;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.retention.control.TellErased;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was erased, for the modules of the hub. Who may call it stands in the access table. */
@Component
@FhirProvider
public class ErasedProvider {
    private final TellErased erased;
    private final Trail trail;

    ErasedProvider(TellErased erased, Trail trail) {
        this.trail = trail;
        this.erased = erased;
    }

    /** {@code GET Patient/$erased?after=…}: references alone, in the order in which they were erased. */
    @Operation(name = "$erased", type = Patient.class, idempotent = true)
    public Parameters erased(@OperationParam(name = "after") @Nullable IntegerType after, RequestDetails request) {
        int position = after == null || after.getValue() == null ? 0 : after.getValue();
        if (position < 0) {
            throw new InvalidRequestException("after is the position that the last answer has told.");
        }
        TellErased.Told told = erased.after(request, position);
        if (!told.references().isEmpty()) {
            trail.tell(told.references().stream()
                    .filter(reference -> reference.startsWith("Patient/"))
                    .toList());
        }
        Parameters answer = new Parameters();
        answer.addParameter().setName("position").setValue(new IntegerType(told.position()));
        answer.addParameter().setName("more").setValue(new BooleanType(told.isMore()));
        told.references()
                .forEach(reference -> answer.addParameter().setName("reference").setValue(new Reference(reference)));
        return answer;
    }
}
