package de.medicalhub.portal.documents.control;

import de.medicalhub.portal.documents.FileContent;
import de.medicalhub.portal.documents.Mistake;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.documents.entity.DocumentRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;

/** The documents that are there, for a list and for fetching one. */
public final class Papers {
    /** What is shown or saved as what it is, by its type; everything else is only saved. */
    public static final Map<String, String> ENDINGS =
            Map.of("application/pdf", "pdf", "image/jpeg", "jpg", "image/png", "png");

    private static final double MEGABYTE = 1024.0 * 1024;

    private final Texts texts;

    public Papers(Texts texts) {
        this.texts = texts;
    }

    /** Newest first; what was replaced stays away, what was entered by mistake is shown as that (U10). */
    public List<DocumentRow> rows(Resources resources) {
        return resources.all(DocumentReference.class).stream()
                .filter(document -> Paper.counts(document) || Paper.isMistake(document))
                .sorted(Comparator.comparing((DocumentReference document) ->
                                Paper.of(document).added())
                        .reversed())
                .map(document -> row(document, resources))
                .toList();
    }

    private DocumentRow row(DocumentReference document, Resources resources) {
        Optional<Attachment> first = attachments(document).stream().findFirst();
        Paper paper = Paper.of(document);
        return new DocumentRow(
                paper.id(),
                texts.say(paper.kind()),
                paper.title(),
                first.filter(Attachment::hasCreation).map(Papers::day).orElse(""),
                added(document, paper.added(), resources),
                first.filter(Attachment::hasUrl).isPresent(),
                first.map(this::format).orElse(""),
                Paper.isMistake(document) ? texts.say(Mistake.sentence(document, resources)) : "");
    }

    private String added(DocumentReference document, Instant at, Resources resources) {
        String author = document.getAuthor().stream()
                .map(resources::nameOf)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        if (at.equals(Instant.EPOCH)) {
            return author;
        }
        return texts.say(
                author.isEmpty() ? Phrase.of("document.added", at) : Phrase.of("document.added.by", at, author));
    }

    private static String day(Attachment attachment) {
        return attachment
                .getCreationElement()
                .getValueAsString()
                .replaceFirst("^(\\d{4})-(\\d{2})-(\\d{2}).*$", "$3.$2.$1");
    }

    private String format(Attachment attachment) {
        String type = ENDINGS.getOrDefault(Objects.requireNonNullElse(attachment.getContentType(), ""), "");
        String name = type.isEmpty()
                ? texts.of("document.format.other")
                : type.toUpperCase(texts.language().locale());
        return attachment.hasSize()
                ? texts.say(Phrase.of("document.format", name, attachment.getSize() / MEGABYTE))
                : name;
    }

    /** The forms of one document, the one that people open first in front. */
    public static List<Attachment> attachments(DocumentReference document) {
        return document.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .toList();
    }

    /** The current document with exactly this content (U5). */
    public static Optional<DocumentReference> find(Resources resources, FileContent content) {
        byte[] wanted = sha1(content.bytes());
        return resources.all(DocumentReference.class).stream()
                .filter(document -> document.getStatus() == DocumentReferenceStatus.CURRENT)
                .filter(document -> attachments(document).stream()
                        .anyMatch(attachment -> Arrays.equals(attachment.getHash(), wanted)))
                .findFirst();
    }

    /** As FHIR wants it; no protection, only to know the same file again. */
    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
