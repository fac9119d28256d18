package de.medicalhub.portal.documents;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;

/**
 * A document as other pages name it.
 *
 * @param id of the DocumentReference; fetched by {@code /document?id=…}
 * @param kind what it is
 * @param title empty where it says nothing more
 * @param added the epoch if unknown
 * @param mistake whether it was entered by mistake (U10)
 */
public record Paper(String id, Phrase kind, String title, Instant added, boolean mistake) {

    /** Who signed a consent stands there as code; that is no title. */
    private static final Set<String> SIGNER_CODES = Set.of("patient", "representative");

    /** Those of a case that count or were entered by mistake, newest first. */
    public static List<Paper> of(Case found) {
        return found.documents().stream()
                .filter(document -> counts(document) || isMistake(document))
                .map(Paper::of)
                .sorted(Comparator.comparing(Paper::added).reversed())
                .toList();
    }

    /** Whether it is for others: no mistake, not replaced, no draft. */
    public static boolean counts(DocumentReference document) {
        return document.getStatus() == DocumentReferenceStatus.CURRENT
                && document.getDocStatus() != ReferredDocumentStatus.PRELIMINARY;
    }

    /** Whether it was entered by mistake; it stays in the record, and is shown as what it is. */
    public static boolean isMistake(DocumentReference document) {
        return document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR;
    }

    /** Whether the case stands on a consent that was signed on paper and has no scan yet. */
    public static boolean lacksScan(Case found) {
        return found.consents().stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE && consent.hasSourceReference())
                .flatMap(consent ->
                        found.resources().find(DocumentReference.class, consent.getSourceReference()).stream())
                .anyMatch(form -> form.getRelatesTo().isEmpty()
                        && form.getContentFirstRep().getFormat().getCode() != null
                        && form.getContentFirstRep().getFormat().getCode().equals("paper"));
    }

    /** One document. */
    public static Paper of(DocumentReference document) {
        String description = Objects.requireNonNullElse(document.getDescription(), "");
        String title = SIGNER_CODES.contains(description) ? "" : description;
        String kind = Objects.requireNonNullElse(document.getType().getText(), "");
        return new Paper(
                document.getIdElement().getIdPart(),
                kind(document),
                title.equals(kind) ? "" : title,
                document.hasDate() ? document.getDate().toInstant() : Instant.EPOCH,
                isMistake(document));
    }

    /** A plan that was signed here bears its own pages; the scan of another one does not. */
    private static boolean isSignedPlan(DocumentReference document, DocumentKind kind) {
        return kind == DocumentKind.MEDICATION_PLAN
                && document.getDocStatus() != ReferredDocumentStatus.PRELIMINARY
                && document.getContent().stream()
                        .anyMatch(content ->
                                "application/xml".equals(content.getAttachment().getContentType()));
    }

    /** In the reader's language where we know the kind, else in the words of who added it. */
    private static Phrase kind(DocumentReference document) {
        return document.getType().getCoding().stream()
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .flatMap(code -> DocumentKind.ofLoinc(code).stream())
                .findFirst()
                .map(kind -> isSignedPlan(document, kind)
                        ? Phrase.of("document.signed-plan")
                        : Phrase.code("document.kind", kind.key()))
                .or(() -> Optional.ofNullable(document.getType().getText()).map(Phrase::verbatim))
                .or(() -> document.getType().getCoding().stream()
                        .map(Coding::getDisplay)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Phrase::verbatim))
                .orElseGet(() -> Phrase.code("document.kind", DocumentKind.OTHER.key()));
    }
}
