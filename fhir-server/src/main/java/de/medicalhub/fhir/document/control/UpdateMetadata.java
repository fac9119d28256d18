package de.medicalhub.fhir.document.control;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.fhir.Issues;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.springframework.stereotype.Component;

/** Changes the status of a document without replacing it (rule 5 of the feature). */
@Component
public class UpdateMetadata {
    /** Name of the parameter. */
    public static final String STATUS = "docStatus";

    private final DocumentRecords records;

    UpdateMetadata(DocumentRecords records) {
        this.records = records;
    }

    /**
     * @param reference {@code DocumentReference/…}
     * @param parameters with {@code docStatus} and nothing else
     * @param mayChange whether the sender may put the second in the place of the first
     * @return as stored
     * @throws ForbiddenOperationException for a document that the sender reads, but does not write
     */
    public DocumentReference update(
            String reference,
            Parameters parameters,
            Sender sender,
            BiPredicate<DocumentReference, DocumentReference> mayChange) {
        ReferredDocumentStatus status = read(parameters);
        DocumentReference document = records.find(DocumentReference.class, reference)
                .filter(sender.mayRead())
                .orElseThrow(() -> new ResourceNotFoundException("There is no such document."));
        DocumentReference before = document.copy();
        document.setDocStatus(status);
        document.getText().setStatus(NarrativeStatus.GENERATED).setDiv(narrative(document));
        if (!mayChange.test(before, document)) {
            throw new ForbiddenOperationException("This document is not yours to change.");
        }
        records.update(document);
        return records.find(DocumentReference.class, reference).orElse(document);
    }

    private static ReferredDocumentStatus read(Parameters parameters) {
        List<Parameters.ParametersParameterComponent> given = parameters.getParameter();
        Issues missing = new Issues();
        if (given.size() != 1 || !STATUS.equals(given.get(0).getName())) {
            missing.add(IssueType.REQUIRED, STATUS, "The parameter docStatus is needed, and only that.");
        }
        missing.throwIfIncomplete();
        String code = given.get(0).getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : "";
        return Stream.of(ReferredDocumentStatus.values())
                .filter(status -> status != ReferredDocumentStatus.NULL)
                .filter(status -> status.toCode().equals(code))
                .findFirst()
                .orElseThrow(() -> Issues.unprocessable(
                        IssueType.CODEINVALID,
                        STATUS,
                        "docStatus is a code of http://hl7.org/fhir/composition-status."));
    }

    private static XhtmlNode narrative(DocumentReference document) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        Optional.ofNullable(document.getDescription())
                .ifPresent(text -> div.addTag("p").addText(text));
        div.addTag("p").addText("Status: " + document.getDocStatus().getDisplay());
        return div;
    }
}
