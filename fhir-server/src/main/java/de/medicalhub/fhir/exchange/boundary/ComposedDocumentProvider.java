package de.medicalhub.fhir.exchange.boundary;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.exchange.control.ComposeDocument;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code Composition/{id}/$document} in place of HAPI's, which reads in the server's name and knows no identifier. */
@Component
@FhirProvider
@Order(0)
public class ComposedDocumentProvider {
    private final ComposeDocument compose;

    ComposedDocumentProvider(ComposeDocument compose) {
        this.compose = compose;
    }

    /** The document; nothing is stored. */
    @Operation(
            name = "$document",
            type = Composition.class,
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/Composition-document")
    public Bundle document(
            @IdParam IdType id,
            @Description("false: documents are not kept") @OperationParam(name = "persist", max = 1) @Nullable
                    BooleanType persist,
            @Description("Not offered") @OperationParam(name = "graph", max = 1) @Nullable UriType graph,
            RequestDetails request) {
        if (persist != null && Boolean.TRUE.equals(persist.getValue())) {
            throw new HubException(
                    ProblemKind.INVALID,
                    "A document is put together and not kept: leave persist out, and send it as a Bundle to keep it.");
        }
        if (graph != null) {
            throw new HubException(
                    ProblemKind.INVALID,
                    "A graph is not offered: the document holds what the Composition names. Leave graph out.");
        }
        return compose.of(request, "Composition/" + id.getIdPart());
    }
}
