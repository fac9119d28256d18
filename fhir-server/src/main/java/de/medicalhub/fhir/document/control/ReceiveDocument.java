package de.medicalhub.fhir.document.control;

import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.LocalReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceRelatesToComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Takes a DocumentReference in: who it is about, its codes, and its content as Binary (rules 1 to 4 of the feature). */
@Component
public class ReceiveDocument {
    private static final String ATTACHMENT = "DocumentReference.content.attachment";

    private final DocumentRecords records;
    private final DocumentCodes codes;

    ReceiveDocument(DocumentRecords records) {
        this.records = records;
        this.codes = new DocumentCodes(records);
    }

    /**
     * For a document that comes alone: it must be about somebody known.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException for somebody or something unknown
     */
    public void resolve(DocumentReference document, Sender sender) {
        KnownSubjects known = new KnownSubjects(records, sender);
        boolean aboutPatient = !document.getSubject().hasReference()
                || LocalReference.of(document.getSubject()).startsWith("Patient/");
        if (!document.hasSubject() || !aboutPatient) {
            return; // Whether it may be stored at all is for the access rules to say.
        }
        Patient patient = known.require(Patient.class, document.getSubject(), "DocumentReference.subject");
        document.getSubject().setReference(LocalReference.of(patient));
        for (Reference context : document.getContext().getEncounter()) {
            if (context.hasReference() && !LocalReference.of(context).startsWith("Encounter/")) {
                continue;
            }
            String expression = "DocumentReference.context.encounter";
            Encounter encounter = known.require(Encounter.class, context, expression);
            known.requireSame(patient, encounter, expression);
            context.setReference(LocalReference.of(encounter));
        }
        boolean empty = document.getContent().stream()
                .map(DocumentReferenceContentComponent::getAttachment)
                .anyMatch(attachment -> !attachment.hasData() && !attachment.hasUrl());
        if (empty) {
            throw Issues.unprocessable(IssueType.REQUIRED, ATTACHMENT, "The document itself is missing.");
        }
    }

    /**
     * Completes the codes and takes embedded content out. The DocumentReference has its id already, so that the Binary can
     * name it.
     *
     * @param along Binaries, such as {@code Binary/12}, that the same transaction stores; until it ends no search finds them
     */
    public void takeOut(DocumentReference document, Sender sender, Set<String> along) {
        codes.complete(document);
        String reference = LocalReference.of(document);
        for (DocumentReferenceContentComponent content : document.getContent()) {
            Attachment attachment = content.getAttachment();
            if (attachment.hasData()) {
                store(attachment, reference);
            } else if (LocalReference.of(new IdType(attachment.getUrl())).startsWith("Binary/")) {
                bind(attachment, reference, sender, along);
            }
        }
    }

    /**
     * What a new document replaces is the current one no more (rule 8). One that is about somebody else, or that its sender
     * may not change, stays as it is.
     *
     * @param mayChange whether the sender may put the second in the place of the first
     */
    public void supersede(
            DocumentReference document, Sender sender, BiPredicate<DocumentReference, DocumentReference> mayChange) {
        for (DocumentReferenceRelatesToComponent relation : document.getRelatesTo()) {
            if (relation.getCode() == DocumentRelationshipType.REPLACES) {
                records.find(DocumentReference.class, LocalReference.of(relation.getTarget()))
                        .filter(sender.mayRead())
                        .filter(old -> old.getStatus() == DocumentReferenceStatus.CURRENT)
                        .filter(old ->
                                LocalReference.of(old.getSubject()).equals(LocalReference.of(document.getSubject())))
                        .filter(old -> mayChange.test(old, superseded(old)))
                        .ifPresent(old -> records.update(superseded(old)));
            }
        }
    }

    private static DocumentReference superseded(DocumentReference old) {
        return old.copy().setStatus(DocumentReferenceStatus.SUPERSEDED);
    }

    private void store(Attachment attachment, String document) {
        byte[] data = attachment.getData();
        Binary binary = new Binary();
        binary.setContentType(attachment.hasContentType() ? attachment.getContentType() : "application/octet-stream");
        binary.setData(data);
        binary.setSecurityContext(new Reference(document));
        attachment
                .setUrl(records.create(binary))
                .setSize(data.length)
                .setHash(sha1(data))
                .setData(null);
    }

    /**
     * A Binary that came before its description leaves its organisation for the patient's record. One that has a place
     * there keeps it: nobody takes it out of one record by naming it in another.
     */
    private void bind(Attachment attachment, String document, Sender sender, Set<String> along) {
        String named = LocalReference.of(new IdType(attachment.getUrl()));
        Optional<Binary> known = records.find(Binary.class, named);
        if (known.isEmpty() && along.contains(named)) {
            attachment.setUrl(named); // It says itself whose it is.
            return;
        }
        Binary binary = known.filter(sender.mayRead())
                .orElseThrow(() -> Issues.unprocessable(
                        IssueType.NOTFOUND, ATTACHMENT + ".url", "This Binary is not known here."));
        attachment.setUrl(LocalReference.of(binary));
        if (LocalReference.of(binary.getSecurityContext()).startsWith("Organization/")) {
            records.update(binary.setSecurityContext(new Reference(document)));
        }
    }

    /** FHIR wants SHA-1 here; it is no protection, only a check of what was transferred. */
    private static byte[] sha1(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
