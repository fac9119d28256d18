package de.medicalhub.portal.medication.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.NewDocument;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** A plan as document of the record: its PDF and its XML, or a draft of it (M15). */
public final class StoredPlan {
    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";
    private static final String TYPE = "http://loinc.org|" + DocumentKind.MEDICATION_PLAN.loinc();
    private static final String WORDS = "Medikationsplan";

    private StoredPlan() {}

    /** The newest signed one; drafts and plans of others without XML are none. */
    public static Optional<DocumentReference> latest(List<DocumentReference> documents) {
        return newest(documents.stream(), false);
    }

    /** The draft of that organisation that goes on. */
    public static Optional<DocumentReference> draft(List<DocumentReference> documents, String organisation) {
        return newest(
                documents.stream()
                        .filter(document -> document.getAuthor().stream()
                                .anyMatch(author -> organisation.equals(author.getReference()))),
                true);
    }

    /** Whether somebody has signed a plan since that draft was kept: then the signed one counts. */
    public static boolean isOutdated(DocumentReference draft, Optional<DocumentReference> signed) {
        return signed.filter(one -> !written(draft).isAfter(written(one))).isPresent();
    }

    private static Instant written(DocumentReference document) {
        return document.hasDate() ? document.getDate().toInstant() : Instant.EPOCH;
    }

    private static Optional<DocumentReference> newest(Stream<DocumentReference> documents, boolean draft) {
        return documents
                .filter(document -> document.getStatus() == DocumentReferenceStatus.CURRENT)
                .filter(document -> document.getType().getCoding().stream()
                        .anyMatch(coding -> DocumentKind.MEDICATION_PLAN.loinc().equals(coding.getCode())))
                .filter(document -> draft == (document.getDocStatus() == ReferredDocumentStatus.PRELIMINARY))
                .filter(document -> !xml(document).isEmpty())
                .max(Comparator.comparing(StoredPlan::written));
    }

    /** Where the pages of the plan are, in their order. */
    public static List<Attachment> xml(DocumentReference document) {
        return document.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .filter(attachment -> XML.equals(attachment.getContentType()) && attachment.hasUrl())
                .toList();
    }

    /** The plan on its pages, put together. */
    public static MedicationPlan read(List<byte[]> pages, boolean draft) {
        List<Reading> readings = pages.stream()
                .map(page ->
                        PlanReader.read(new String(page, draft ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)))
                .toList();
        return PageAssembly.of(readings).get(0).plan();
    }

    /**
     * What is stored.
     *
     * @param patient such as {@code Patient/1}
     * @param author the person, for a draft the organisation whose people go on with it
     * @param house the organisation that the person writes for; empty if there is none
     */
    public record Whose(CaseId caseId, String patient, String author, String house, LocalDate day, Instant now) {}

    /** A printed plan, to be stored instead of the draft and the plan before. */
    public static Bundle signed(
            Whose whose,
            List<MedicationPlan> pages,
            MedicineCatalogue catalogue,
            Optional<DocumentReference> draft,
            Optional<DocumentReference> before) {
        List<NewDocument.Content> contents = new ArrayList<>();
        contents.add(content(PDF, PlanPdf.of(pages, catalogue)));
        pages.forEach(page -> contents.add(content(XML, PlanWriter.bytes(page))));
        DocumentReference document = document(whose, contents);
        before.ifPresent(old -> document.addRelatesTo()
                .setCode(DocumentRelationshipType.REPLACES)
                .setTarget(
                        new Reference("DocumentReference/" + old.getIdElement().getIdPart())));
        return transaction(document, draft);
    }

    /** What stands in the form, to go on with later; letters that a plan cannot hold stay in it. */
    public static Bundle draft(Whose whose, MedicationPlan plan, Optional<DocumentReference> draft) {
        DocumentReference document =
                document(whose, List.of(content(XML, PlanWriter.unfinished(plan).getBytes(StandardCharsets.UTF_8))));
        document.setDocStatus(ReferredDocumentStatus.PRELIMINARY);
        Bundle transaction = transaction(document, draft);
        if (draft.isEmpty()) {
            transaction.getEntryFirstRep().getRequest().setIfNoneExist(onlyDraft(whose));
        }
        return transaction;
    }

    /** A house has one draft of a case: its author is the organisation, that of a signed plan a person. */
    private static String onlyDraft(Whose whose) {
        return "identifier=" + whose.caseId().toSearchToken() + "&type=" + TYPE + "&author=" + whose.author()
                + "&status=current";
    }

    private static DocumentReference document(Whose whose, List<NewDocument.Content> contents) {
        DocumentReference document = new NewDocument(
                        whose.caseId(),
                        whose.patient(),
                        whose.author(),
                        DocumentKind.MEDICATION_PLAN,
                        WORDS,
                        "",
                        whose.day())
                .describe(contents, whose.now());
        if (!whose.house().isEmpty()) {
            document.setCustodian(new Reference(whose.house()));
        }
        return document;
    }

    private static NewDocument.Content content(String mime, byte[] bytes) {
        return new NewDocument.Content(mime, new FileContent(bytes), WORDS);
    }

    private static Bundle transaction(DocumentReference document, Optional<DocumentReference> before) {
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        Bundle.BundleEntryRequestComponent request =
                transaction.addEntry().setResource(document).getRequest();
        if (before.isPresent()) {
            String id = before.get().getIdElement().getIdPart();
            document.setId("DocumentReference/" + id);
            request.setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl("DocumentReference/" + id)
                    .setIfMatch("W/\"" + before.get().getMeta().getVersionId() + "\"");
        } else {
            request.setMethod(Bundle.HTTPVerb.POST).setUrl("DocumentReference");
        }
        return transaction;
    }
}
