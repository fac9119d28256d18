package de.medicalhub.fhir.document.boundary;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.fhir.FhirProvider;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.document.control.DocumentBundle;
import de.medicalhub.fhir.document.control.UnfoldDocument;
import de.medicalhub.fhir.document.control.UpdateMetadata;
import de.medicalhub.fhir.profile.Validation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations on documents. Who may call them stands in the access table, which was asked before. */
@Component
@FhirProvider
public class DocumentProvider {
    private static final String ISIK = "https://gematik.de/fhir/isik/v3/Dokumentenaustausch/OperationDefinition/";

    private final Access access;
    private final Senders senders;
    private final UpdateMetadata update;
    private final UnfoldDocument unfold;
    private final Validation validation;

    DocumentProvider(
            Access access, Senders senders, UpdateMetadata update, UnfoldDocument unfold, Validation validation) {
        this.access = access;
        this.senders = senders;
        this.update = update;
        this.unfold = unfold;
        this.validation = validation;
    }

    /**
     * {@code POST DocumentReference/{id}/$update-metadata} with docStatus in Parameters or, as ISiK's example has it, in the
     * address; answers the DocumentReference.
     */
    @Operation(name = "$update-metadata", type = DocumentReference.class, canonicalUrl = ISIK + "UpdateMetadata")
    public DocumentReference update(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        return update.update(
                "DocumentReference/" + id.getIdPart(),
                parameters(body, request),
                senders.of(request),
                (before, after) -> access.mayChange(request, before, after));
    }

    /**
     * {@code POST DocumentReference/$generate-metadata} with a document Bundle, a Binary that holds one, or Parameters with
     * either; answers a reference to the DocumentReference, also if that was made before.
     */
    @Operation(
            name = "$generate-metadata",
            type = DocumentReference.class,
            canonicalUrl = "https://profiles.ihe.net/ITI/MHD/OperationDefinition/generate-metadata")
    public Parameters generate(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        IBaseResource sent = document(body);
        DocumentBundle document;
        if (sent instanceof Binary held) {
            document = DocumentBundle.unpack(held);
            validation.require(request, document.bundle());
        } else {
            validation.require(request, (Bundle) sent);
            document = DocumentBundle.read((Bundle) sent);
        }
        Parameters answer = new Parameters();
        answer.addParameter()
                .setName("DocumentReference")
                .setValue(new Reference(unfold.describe(document, senders.of(request))));
        return answer;
    }

    private static Parameters parameters(@Nullable IBaseResource body, RequestDetails request) {
        Parameters parameters = body instanceof Parameters given ? given.copy() : new Parameters();
        for (String status : request.getParameters().getOrDefault(UpdateMetadata.STATUS, new String[0])) {
            parameters.addParameter().setName(UpdateMetadata.STATUS).setValue(new CodeType(status));
        }
        return parameters;
    }

    private static IBaseResource document(@Nullable IBaseResource body) {
        IBaseResource sent = body instanceof Parameters parameters
                ? parameters.getParameter().stream()
                        .filter(parameter -> "document".equals(parameter.getName()))
                        .map(Parameters.ParametersParameterComponent::getResource)
                        .findFirst()
                        .orElse(null)
                : body;
        Issues issues = new Issues();
        if (!(sent instanceof Bundle) && !(sent instanceof Binary)) {
            issues.add(
                    IssueType.REQUIRED, "document", "A Bundle of type document is needed, or a Binary that holds one.");
        }
        issues.throwIfIncomplete();
        return java.util.Objects.requireNonNull(sent);
    }
}
