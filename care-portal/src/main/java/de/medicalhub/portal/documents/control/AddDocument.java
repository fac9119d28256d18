package de.medicalhub.portal.documents.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.OwnHouse;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.NewDocument;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.documents.entity.NewPaper;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Stored;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;

/** Adds a file to the documents of a case's patient (U5, U6). */
@RequestScoped
public class AddDocument {
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Clock clock;

    /** Today, as documents are dated. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }

    /**
     * What is missing or cannot be; keys of the messages by field of the page.
     *
     * @param hasFile whether a file was chosen that holds something
     */
    public static Map<String, String> faults(NewPaper paper, boolean hasFile, LocalDate today) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (!hasFile) {
            faults.put("file", "fault.file.missing");
        }
        Optional<DocumentKind> kind = DocumentKind.find(paper.kind());
        if (kind.isEmpty()) {
            faults.put("kind", "fault.kind.missing");
        }
        if (kind.filter(DocumentKind.OTHER::equals).isPresent() && paper.title().isBlank()) {
            faults.put("documentTitle", "fault.documentTitle.missing");
        }
        if (paper.day().filter(day -> day.isAfter(today)).isPresent()) {
            faults.put("day", "fault.day.future");
        }
        return faults;
    }

    /**
     * Adds it, unless the same file is there already.
     *
     * @param documents of the patient, as they are
     * @return why it could not be stored; empty if it stands there now
     */
    public Optional<Phrase> add(Case found, Resources documents, NewPaper paper, Uploads.File file) {
        DocumentKind kind = DocumentKind.find(paper.kind()).orElseThrow();
        boolean scan = kind == DocumentKind.CONSENT && user.isDischargeManager();
        Optional<DocumentReference> there = Papers.find(documents, file.content());
        if (there.isPresent()) {
            String reference = Resources.referenceTo(there.get());
            return otherKind(there.get(), kind)
                    .or(() -> scan && !ConsentScan.isSource(found, reference)
                            ? attach(found, reference)
                            : Optional.empty());
        }
        DocumentReference document = describe(found, paper, kind, file);
        OwnHouse.of(
                        found,
                        user.organisations().stream()
                                .map(Organisation::reference)
                                .toList())
                .ifPresent(house -> document.setCustodian(new Reference(house)));
        if (scan) {
            ConsentScan.relate(found, documents, document);
        }
        Stored stored = records.add(document);
        if (scan && stored.refusal().isEmpty()) {
            return attach(found, stored.references().get(0));
        }
        return stored.refusal()
                .map(refusal -> Phrase.code("upload.refusal", refusal.kind().name()));
    }

    /** Said if the same file stands there as something else: then a second click is none, and nothing was added (U5). */
    static Optional<Phrase> otherKind(DocumentReference there, DocumentKind kind) {
        DocumentKind stands = there.getType().getCoding().stream()
                .filter(Coding::hasCode)
                .flatMap(coding -> DocumentKind.ofLoinc(coding.getCode()).stream())
                .findFirst()
                .orElse(DocumentKind.OTHER);
        return stands == kind
                ? Optional.empty()
                : Optional.of(Phrase.of("upload.there", Paper.of(there).kind()));
    }

    private DocumentReference describe(Case found, NewPaper paper, DocumentKind kind, Uploads.File file) {
        String words = new Texts(Language.DE, clock).of("document.kind." + kind.key());
        String patient = found.patient().map(Resources::referenceTo).orElse("");
        return new NewDocument(
                        found.id(),
                        patient,
                        user.claims().fhirUser(),
                        kind,
                        words,
                        paper.title(),
                        paper.day().orElseGet(this::today))
                .describe(List.of(new NewDocument.Content(file.mime(), file.content(), words)), clock.instant());
    }

    /** The scan of what was signed on paper becomes the source of the case's consents. */
    private Optional<Phrase> attach(Case found, String document) {
        String plan = found.plan().map(Resources::referenceTo).orElse("");
        return records.operate(plan, "$attach-consent", ConsentScan.order(document))
                .refusal()
                .map(refusal -> Phrase.of("upload.consent.unattached"));
    }
}
