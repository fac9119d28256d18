package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.DocumentKind;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Somebody confirms by name that the documents of a case have come (H13); pure. */
public final class Receipt {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/communication-category";

    /** What is handed over at the discharge. */
    private static final Set<DocumentKind> HANDED_OVER =
            EnumSet.of(DocumentKind.DISCHARGE_LETTER, DocumentKind.NURSING_TRANSFER, DocumentKind.MEDICATION_PLAN);

    private static final Pattern VERSION = Pattern.compile("/_history/.*$");

    private static final String FHIR_DOCUMENT = "application/fhir+json";

    private Receipt() {}

    /**
     * What has still to be confirmed.
     *
     * @param reference {@code Composition/…} or {@code DocumentReference/…}
     * @param shown the same with its version, as the page shows it: what is written anew before the click is not confirmed
     * @param name in the reader's words; of what was confirmed in an earlier version, that it is a new one, and since when
     */
    public record Missing(String reference, String shown, Phrase name) {}

    /**
     * What that organisation has not confirmed yet: letter, transfer document and medication plan, each once and again when it is
     * written anew; not what the reader, or a colleague of the same organisation, has added. None when the case has ended.
     *
     * @param person who reads, such as {@code Practitioner/1}
     */
    public static List<Missing> missing(Case found, String organisation, String person) {
        if (found.hasEnded()) {
            return List.of();
        }
        List<Communication> own = found.receipts().stream()
                .filter(receipt -> organisation.equals(receipt.getSender().getReference()))
                .toList();
        return handedOver(found, Set.of(person, organisation))
                .filter(document -> own.stream().noneMatch(receipt -> covers(receipt, document)))
                .map(document -> new Missing(Resources.referenceTo(document), version(document), asked(own, document)))
                .toList();
    }

    private static Phrase asked(List<Communication> own, Resource document) {
        return isConfirmedBefore(own, document)
                ? Phrase.of("receipt.again", name(document), changed(document))
                : name(document);
    }

    /** In an earlier version, or what it replaces was. */
    private static boolean isConfirmedBefore(List<Communication> own, Resource document) {
        Set<String> before = own.stream()
                .flatMap(receipt -> receipt.getAbout().stream())
                .flatMap(about -> Stream.ofNullable(about.getReference()))
                .map(about -> VERSION.matcher(about).replaceFirst(""))
                .collect(Collectors.toSet());
        return Stream.concat(Stream.of(Resources.referenceTo(document)), replaced(document))
                .anyMatch(before::contains);
    }

    private static Stream<String> replaced(Resource document) {
        Stream<Reference> targets = document instanceof Composition letter
                ? letter.getRelatesTo().stream()
                        .filter(Composition.CompositionRelatesToComponent::hasTargetReference)
                        .map(Composition.CompositionRelatesToComponent::getTargetReference)
                : ((DocumentReference) document)
                        .getRelatesTo().stream().map(DocumentReference.DocumentReferenceRelatesToComponent::getTarget);
        return targets.flatMap(target -> Stream.ofNullable(target.getReference()));
    }

    private static Instant changed(Resource document) {
        return Optional.ofNullable(document.getMeta().getLastUpdated())
                .map(Date::toInstant)
                .orElseGet(() -> written(document));
    }

    private static Stream<Resource> handedOver(Case found, Set<String> own) {
        Stream<Resource> written =
                Stream.of(found.letter(), found.nursingTransfer()).flatMap(Optional::stream);
        Stream<Resource> papers = found.documents().stream()
                .filter(Paper::counts)
                .filter(document -> kind(document).filter(HANDED_OVER::contains).isPresent())
                .filter(document -> !isPagesOfLetter(document))
                .filter(document -> Stream.concat(document.getAuthor().stream(), Stream.of(document.getCustodian()))
                        .map(Reference::getReference)
                        .filter(Objects::nonNull)
                        .noneMatch(own::contains))
                .map(Resource.class::cast);
        return Stream.concat(written, papers);
    }

    /** A letter that was signed here has its pages, too; the Composition says it already. */
    private static boolean isPagesOfLetter(DocumentReference document) {
        return document.getContent().stream()
                .anyMatch(
                        content -> FHIR_DOCUMENT.equals(content.getAttachment().getContentType()));
    }

    private static Phrase name(Resource document) {
        return document instanceof DocumentReference paper
                ? Paper.of(paper).kind()
                : ((Composition) document)
                        .getType().getCoding().stream()
                                .filter(Coding::hasCode)
                                .flatMap(coding -> DocumentKind.ofLoinc(coding.getCode()).stream())
                                .findFirst()
                                .map(kind -> Phrase.code("document.kind", kind.key()))
                                .orElseGet(() -> Phrase.code("document.kind", DocumentKind.DISCHARGE_LETTER.key()));
    }

    private static Optional<DocumentKind> kind(DocumentReference document) {
        return document.getType().getCoding().stream()
                .filter(Coding::hasCode)
                .flatMap(coding -> DocumentKind.ofLoinc(coding.getCode()).stream())
                .findFirst();
    }

    private static String version(Resource document) {
        String reference = Resources.referenceTo(document);
        return document.getMeta().hasVersionId()
                ? reference + "/_history/" + document.getMeta().getVersionId()
                : reference;
    }

    /**
     * It names this version of the document: a preliminary letter becomes final in its place. Receipts of before name no version; they
     * count for what was written before they were sent.
     */
    private static boolean covers(Communication receipt, Resource document) {
        String reference = Resources.referenceTo(document);
        return receipt.getAbout().stream()
                .map(Reference::getReference)
                .filter(Objects::nonNull)
                .anyMatch(about -> about.equals(reference)
                        ? !written(document).isAfter(receipt.getSent().toInstant())
                        : about.equals(version(document)));
    }

    private static Instant written(Resource document) {
        Date date =
                document instanceof Composition letter ? letter.getDate() : ((DocumentReference) document).getDate();
        return date == null ? Instant.EPOCH : date.toInstant();
    }

    /**
     * @param organisation who has received
     * @param person who confirms it
     * @param shown what the page has shown as not confirmed, in the version that it has shown
     */
    public static Communication of(
            Case found, String organisation, String person, Collection<String> shown, Instant now) {
        Communication receipt = new Communication();
        receipt.addIdentifier(found.id().toIdentifier());
        receipt.setStatus(Communication.CommunicationStatus.COMPLETED);
        receipt.addCategory(new CodeableConcept(new Coding(CATEGORY, "notification", "Notification")));
        receipt.setTopic(new CodeableConcept(
                new Coding(HubCodes.COMMUNICATION_TOPIC, "documents-received", "Unterlagen erhalten")));
        found.patient().map(Resources::referenceTo).map(Reference::new).ifPresent(receipt::setSubject);
        shown.forEach(document -> receipt.addAbout(new Reference(document)));
        receipt.setSender(new Reference(organisation));
        found.organisation("hospital").map(Reference::new).ifPresent(receipt::addRecipient);
        receipt.setSent(Date.from(now));
        receipt.addPayload().setContent(new StringType(person));
        return receipt;
    }
}
