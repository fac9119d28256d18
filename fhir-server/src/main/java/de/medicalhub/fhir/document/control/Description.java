package de.medicalhub.fhir.document.control;

import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Owner;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * What is kept of a document as a whole: its DocumentReference and the Binary with its content, both with their ids.
 *
 * @param reference not yet stored
 * @param content not yet stored
 */
record Description(DocumentReference reference, Binary content) {
    private static final String FORMAT = "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String FACILITY = "http://ihe-d.de/CodeSystems/PatientBezogenenGesundheitsversorgung";

    static Description of(DocumentBundle document, SubjectOfDocument about, Sender sender, DocumentCodes codes) {
        Composition composition = document.composition();
        DocumentReference reference = new DocumentReference();
        reference.setId("DocumentReference/" + UUID.randomUUID());
        Owner.set(reference, sender.owner());
        reference.setMasterIdentifier(document.bundle().getIdentifier().copy());
        if (composition.hasIdentifier()) {
            reference.addIdentifier(composition.getIdentifier().copy());
        }
        reference.setStatus(DocumentReferenceStatus.CURRENT);
        reference.setDocStatus(
                ReferredDocumentStatus.fromCode(composition.getStatus().toCode()));
        reference.setType(composition.getType().copy());
        composition.getCategory().stream()
                .filter(category ->
                        DocumentCodes.code(category, DocumentCodes.XDS_CLASS).isPresent())
                .findFirst()
                .ifPresent(category -> reference.addCategory(category.copy()));
        reference.setSubject(new Reference(LocalReference.of(about.patient())));
        reference.setDate(document.bundle().getTimestamp());
        composition.getAuthor().stream()
                .filter(Reference::hasDisplay)
                .forEach(author -> reference.addAuthor(new Reference().setDisplay(author.getDisplay())));
        reference.setDescription(composition.getTitle());
        reference.addSecurityLabel(new CodeableConcept(new Coding(CONFIDENTIALITY, confidentiality(composition), "")));
        reference.getContext().setFacilityType(new CodeableConcept(new Coding(FACILITY, "KHS", "Krankenhaus")));
        reference.getContext().setPracticeSetting(PracticeSetting.of(about.encounter()));
        about.encounter()
                .ifPresent(
                        encounter -> reference.getContext().addEncounter(new Reference(LocalReference.of(encounter))));
        codes.complete(reference);
        return new Description(reference, attach(document, reference));
    }

    /** Names another one as that which this one replaces. */
    void replaces(DocumentReference old) {
        relates(DocumentRelationshipType.REPLACES, old);
    }

    /** Names another one, unless it is named already. */
    void relates(DocumentRelationshipType how, DocumentReference other) {
        boolean known = reference.getRelatesTo().stream()
                .anyMatch(related -> LocalReference.of(related.getTarget()).equals(LocalReference.of(other)));
        if (!known) {
            reference.addRelatesTo().setCode(how).setTarget(new Reference(LocalReference.of(other)));
        }
    }

    private static Binary attach(DocumentBundle document, DocumentReference reference) {
        Binary content = new Binary();
        content.setId("Binary/" + UUID.randomUUID());
        content.setContentType(document.contentType()).setData(document.content());
        content.setSecurityContext(new Reference(LocalReference.of(reference)));
        var described = reference.addContent();
        described
                .getAttachment()
                .setContentType(document.contentType())
                .setLanguage(language(document))
                .setUrl(LocalReference.of(content))
                .setSize(content.getData().length)
                .setTitle(document.composition().getTitle())
                .setCreation(document.composition().getDate());
        described.setFormat(new Coding(FORMAT, "urn:ihe:iti:xds:2017:mimeTypeSufficient", "mimeType Sufficient"));
        return content;
    }

    private static String language(DocumentBundle document) {
        Composition composition = document.composition();
        return composition.hasLanguage()
                ? composition.getLanguage()
                : Optional.ofNullable(document.bundle().getLanguage()).orElse("de");
    }

    private static String confidentiality(Composition composition) {
        return Optional.ofNullable(composition.getConfidentiality())
                .map(Composition.DocumentConfidentiality::toCode)
                .orElse("N");
    }
}
