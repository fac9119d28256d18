package de.medicalhub.portal.documents;

import de.medicalhub.common.fhir.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * A document as it is described in FHIR (U6).
 *
 * @param kindWords in German, as the record is
 * @param title may be empty
 * @param day of the document itself
 * @param patient such as {@code Patient/1}
 * @param author such as {@code Practitioner/1}
 */
public record NewDocument(
        CaseId caseId,
        String patient,
        String author,
        DocumentKind kind,
        String kindWords,
        String title,
        LocalDate day) {
    private static final String LOINC = "http://loinc.org";

    /** One form of the same document, such as its PDF. */
    public record Content(String mime, FileContent file, String title) {}

    /** @param contents the one that people open first */
    public DocumentReference describe(List<Content> contents, Instant now) {
        DocumentReference document = new DocumentReference();
        document.addIdentifier(caseId.toIdentifier());
        document.getMasterIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + UUID.randomUUID());
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setDocStatus(DocumentReference.ReferredDocumentStatus.FINAL);
        document.setType(type());
        document.setSubject(new Reference(patient));
        document.setDate(Date.from(now));
        document.addAuthor(new Reference(author));
        document.setDescription(title.isBlank() ? kindWords : title.strip());
        contents.forEach(content -> document.addContent().setAttachment(attachment(content)));
        return document;
    }

    private CodeableConcept type() {
        CodeableConcept type = new CodeableConcept().setText(kindWords);
        if (!kind.loinc().isEmpty()) {
            type.addCoding(new Coding().setSystem(LOINC).setCode(kind.loinc()));
        }
        return type;
    }

    private Attachment attachment(Content content) {
        return new Attachment()
                .setContentType(content.mime())
                .setData(content.file().bytes())
                .setTitle(content.title())
                .setCreationElement(new DateTimeType(day.toString()));
    }
}
