package de.medicalhub.fhir.discharge.boundary;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.discharge.control.Actor;
import de.medicalhub.fhir.operation.RefusalTexts;
import java.util.Objects;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What operations on one resource of a case have in common: who calls, why it is refused, what comes back. */
abstract class CaseOperationProvider {
    private final Access access;

    CaseOperationProvider(Access access) {
        this.access = access;
    }

    /** Runs the use case on the resource, and answers with a parameter of this name that refers to it. */
    Parameters run(
            String name, String reference, @Nullable Parameters parameters, RequestDetails request, UseCase useCase) {
        Actor actor = actor(request);
        Parameters given = orEmpty(parameters);
        RefusalTexts.explain(request, () -> {
            useCase.run(reference, given, actor);
            return reference;
        });
        Parameters result = new Parameters();
        result.addParameter().setName(name).setValue(new Reference(reference));
        return result;
    }

    Actor actor(RequestDetails request) {
        return new Actor(access.caller(request).fhirUser(), access.organisations(request));
    }

    static Parameters orEmpty(@Nullable Parameters parameters) {
        return Objects.requireNonNullElseGet(parameters, Parameters::new);
    }

    @FunctionalInterface
    interface UseCase {
        void run(String reference, Parameters parameters, Actor actor);
    }
}
