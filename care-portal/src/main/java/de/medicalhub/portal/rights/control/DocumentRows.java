package de.medicalhub.portal.rights.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.BeforeMove;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.Mistake;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.entity.DocumentRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A patient's letters and files, newest first (D2); pure. */
public final class DocumentRows {
    /** They name times. */
    private static final Set<@Nullable String> LETTERS = Set.of(Case.DISCHARGE_LETTER, Case.NURSING_TRANSFER);

    private static final Set<String> READABLE = Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

    private final Texts texts;
    private final Resources found;

    public DocumentRows(Texts texts, Resources found) {
        this.texts = texts;
        this.found = found;
    }

    /** What says for when the discharges are planned, and when they were moved. */
    public static String moves(String patient) {
        return "CarePlan?patient=" + patient + "&category=" + HubCodes.PLAN_CATEGORY
                + "|discharge&_sort=-date&_count=20&_revinclude=Provenance:target";
    }

    public List<DocumentRow> list() {
        Stream<Dated> letters = found.all(Composition.class).stream().map(this::letter);
        Stream<Dated> files = found.all(DocumentReference.class).stream()
                .filter(document -> document.getDocStatus() != ReferredDocumentStatus.PRELIMINARY)
                .filter(document -> best(document).isPresent())
                .map(this::file);
        return Stream.concat(letters, files)
                .sorted(Comparator.comparing(Dated::date).reversed())
                .map(Dated::row)
                .toList();
    }

    /** The content that people can open, or the first there is. */
    public static Optional<Attachment> best(DocumentReference document) {
        List<Attachment> contents = document.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .filter(content -> content.hasUrl() || content.hasData())
                .toList();
        return contents.stream()
                .filter(content -> READABLE.contains(Objects.requireNonNullElse(content.getContentType(), "")))
                .findFirst()
                .or(() -> contents.stream().findFirst());
    }

    /** What a letter is called: in the reader's language where we know the kind, and whether it counts. */
    public static String title(Composition letter, Texts texts) {
        String name = letter.getType().getCoding().stream()
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .flatMap(code -> DocumentKind.ofLoinc(code).stream())
                .findFirst()
                .map(kind -> texts.say(Phrase.code("document.kind", kind.key())))
                .orElseGet(() -> letter.hasTitle() ? letter.getTitle() : named(letter.getType(), texts));
        return letter.getStatus() == Composition.CompositionStatus.PRELIMINARY
                ? texts.say(Phrase.of("document.preliminary", name))
                : name;
    }

    /** A newer one of the same kind and case counts in its place. */
    private boolean isReplaced(Composition letter) {
        String own = Resources.referenceTo(letter);
        return found.all(Composition.class).stream()
                .filter(other -> other.getStatus() == Composition.CompositionStatus.FINAL
                        || other.getStatus() == Composition.CompositionStatus.AMENDED)
                .flatMap(other -> other.getRelatesTo().stream())
                .filter(relation -> relation.getCode() == Composition.DocumentRelationshipType.REPLACES)
                .filter(Composition.CompositionRelatesToComponent::hasTargetReference)
                .anyMatch(relation -> own.equals(relation.getTargetReference()
                        .getReferenceElement()
                        .toUnqualifiedVersionless()
                        .getValue()));
    }

    /** A file's own words, else its kind in the reader's language; never a code. */
    private String title(DocumentReference document) {
        Paper paper = Paper.of(document);
        String title = paper.title().isEmpty() ? texts.say(paper.kind()) : paper.title();
        return document.getStatus() == DocumentReferenceStatus.SUPERSEDED
                ? texts.say(Phrase.of("document.replaced", title))
                : title;
    }

    private Dated letter(Composition letter) {
        Instant date = instant(letter.getDate()).orElseGet(() -> stored(letter));
        return new Dated(
                date,
                new DocumentRow(
                        isReplaced(letter)
                                ? texts.say(Phrase.of("document.replaced", title(letter, texts)))
                                : title(letter, texts),
                        day(date),
                        names(Stream.concat(Stream.of(letter.getCustodian()), letter.getAuthor().stream())),
                        "/my-document?id=" + letter.getIdElement().getIdPart(),
                        true,
                        mistake(letter, letter.getStatus() == Composition.CompositionStatus.ENTEREDINERROR),
                        older(letter).orElse("")));
    }

    private Dated file(DocumentReference document) {
        Instant date = instant(document.getDate()).orElseGet(() -> stored(document));
        return new Dated(
                date,
                new DocumentRow(
                        title(document),
                        day(date),
                        names(Stream.concat(Stream.of(document.getCustodian()), document.getAuthor().stream())),
                        "/my-documents/file?id=" + document.getIdElement().getIdPart(),
                        false,
                        mistake(document, Paper.isMistake(document)),
                        older(document).orElse("")));
    }

    /** That a letter was written before the discharge was moved. */
    public Optional<String> older(Composition letter) {
        return theCase(letter).flatMap(one -> BeforeMove.of(one, letter)).map(this::say);
    }

    private Optional<String> older(DocumentReference document) {
        return document.getType().getCoding().stream().map(Coding::getCode).noneMatch(LETTERS::contains)
                ? Optional.empty()
                : theCase(document).flatMap(one -> BeforeMove.of(one, document)).map(this::say);
    }

    private Optional<Case> theCase(Resource part) {
        return CaseId.find(part).map(id -> new Case(CaseId.parse(id), found));
    }

    private String say(BeforeMove older) {
        return texts.say(Phrase.of(
                "documents.before-move",
                texts.times().date(older.written()),
                texts.times().full(older.planned())));
    }

    private String mistake(Resource document, boolean marked) {
        return marked ? texts.say(Mistake.sentence(document, found)) : "";
    }

    private String day(Instant date) {
        return date.equals(Instant.EPOCH) ? "" : texts.times().day(date);
    }

    private static Instant stored(Resource resource) {
        return instant(resource.getMeta().getLastUpdated()).orElse(Instant.EPOCH);
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private String names(Stream<Reference> from) {
        return from.map(found::nameOf)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String named(CodeableConcept type, Texts texts) {
        String display = Objects.requireNonNullElse(type.getCodingFirstRep().getDisplay(), "");
        String name = type.hasText() ? type.getText() : display;
        return name.isEmpty() ? texts.of("documents.untitled") : name;
    }

    private record Dated(Instant date, DocumentRow row) {}
}
