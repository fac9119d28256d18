package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.Signature;
import de.medicalhub.portal.discharge.entity.SignedForm;
import de.medicalhub.portal.documents.Uploads;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The signed consent as a document of the record (D12); pure. */
public final class ConsentForm {
    private static final String LOINC = "http://loinc.org";
    private static final String CONSENT = "59284-0";
    private static final String PNG = "data:image/png;base64,";
    private static final int LARGEST_DRAWING = 400_000;
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String BY_PATIENT = "patient";
    private static final String WAY = HubCodes.BASE + "/CodeSystem/consent-way";
    private static final String PAPER = "paper";

    private ConsentForm() {}

    /** The search for the signed forms of one stay. */
    public static String query(String encounter) {
        return "DocumentReference?status=current&type=" + LOINC + "|" + CONSENT + "&encounter=" + encounter
                + "&_include=DocumentReference:author";
    }

    /** The search for those of several stays: that they are there, how they were signed and what was scanned, nothing of their words. */
    static String queryOf(String encounters) {
        return "DocumentReference?status=current&type=" + LOINC + "|" + CONSENT + "&encounter=" + encounters
                + "&_elements=context,status,type,date,relatesTo,content.format&_count=500";
    }

    /** The newest signed form. */
    public static Optional<SignedForm> of(Resources found) {
        return consents(found)
                .filter(document -> document.getRelatesTo().isEmpty())
                .max(Comparator.comparing(DocumentReference::getDate))
                .map(document -> new SignedForm(
                        Resources.referenceTo(document),
                        berlin(document),
                        !"representative".equals(document.getDescription()),
                        isOnPaper(document),
                        scans(found, Resources.referenceTo(document))));
    }

    /** The stays whose newest form was signed on paper and has not been scanned yet: {@code Encounter/…}. */
    static Set<String> staysWithoutScan(Resources found) {
        Map<String, DocumentReference> newest = new HashMap<>();
        consents(found)
                .filter(document -> document.getRelatesTo().isEmpty())
                .forEach(form -> form.getContext()
                        .getEncounter()
                        .forEach(stay -> newest.merge(
                                stay.getReference(),
                                form,
                                BinaryOperator.maxBy(Comparator.comparing(DocumentReference::getDate)))));
        return newest.entrySet().stream()
                .filter(one -> isOnPaper(one.getValue())
                        && scans(found, Resources.referenceTo(one.getValue())).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isOnPaper(DocumentReference form) {
        return PAPER.equals(form.getContentFirstRep().getFormat().getCode());
    }

    private static Stream<DocumentReference> consents(Resources found) {
        return found.all(DocumentReference.class).stream()
                .filter(document -> document.getType().hasCoding(LOINC, CONSENT) && document.hasDate());
    }

    private static List<SignedForm.Scan> scans(Resources found, String form) {
        return consents(found)
                .filter(document -> document.getRelatesTo().stream()
                        .anyMatch(one -> form.equals(one.getTarget().getReference())))
                .sorted(Comparator.comparing(DocumentReference::getDate).reversed())
                .map(document -> new SignedForm.Scan(
                        Resources.referenceTo(document), berlin(document), found.nameOf(document.getAuthorFirstRep())))
                .toList();
    }

    private static LocalDateTime berlin(DocumentReference document) {
        return LocalDateTime.ofInstant(document.getDate().toInstant(), HubClock.berlin())
                .withSecond(0)
                .withNano(0);
    }

    /** A scan of the paper that was signed, as it is stored. */
    public static DocumentReference scan(
            Encounter stay, SignedForm form, Uploads.File file, String author, Instant now) {
        DocumentReference document = base(stay, author, now);
        document.setDescription("Einwilligung Entlassmanagement, Scan");
        document.addRelatesTo()
                .setCode(DocumentReference.DocumentRelationshipType.APPENDS)
                .setTarget(new Reference(form.document()));
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType(file.mime())
                        .setTitle("Einwilligung Entlassmanagement, Scan")
                        .setCreation(Date.from(now))
                        .setData(file.content().bytes()));
        return document;
    }

    private static DocumentReference base(Encounter stay, String author, Instant now) {
        DocumentReference document = new DocumentReference();
        document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        document.setDocStatus(DocumentReference.ReferredDocumentStatus.FINAL);
        document.setType(new CodeableConcept(new Coding(LOINC, CONSENT, "Consent Document")));
        document.setSubject(new Reference(stay.getSubject().getReference()));
        document.setDate(Date.from(now));
        document.addAuthor(new Reference(author));
        document.setCustodian(new Reference(stay.getServiceProvider().getReference()));
        document.getContext().addEncounter(new Reference(Resources.referenceTo(stay)));
        return document;
    }

    /** What is missing, in the order of the page. */
    public static List<FieldFault> check(Signature signature) {
        List<FieldFault> faults = new ArrayList<>();
        missing(faults, "signedBy", signature.getBy());
        missing(faults, "signer", signature.getSigner());
        if (signature.getWay().equals("drawn") && png(signature.getDrawing()).isEmpty()) {
            faults.add(new FieldFault("drawing", Phrase.of("fault.drawing.missing")));
        }
        if (!signature.getWay().equals("drawn")) {
            missing(faults, "witness", signature.getWitness());
        }
        return faults;
    }

    private static void missing(List<FieldFault> faults, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            faults.add(new FieldFault(field, Phrase.of("fault." + field + ".missing")));
        }
    }

    /**
     * The whole text that was signed, with who, how and when.
     *
     * @param language in which it was read (two letters)
     */
    public record Wording(String text, String language) {}

    /** As it is stored: the words that were agreed to, and the drawn signature. */
    public static DocumentReference document(
            Encounter stay, Signature signature, Wording words, String author, Instant now) {
        DocumentReference document = base(stay, author, now);
        document.setDescription(BY_PATIENT.equals(signature.getBy()) ? BY_PATIENT : "representative");
        document.addContent()
                .setFormat(new Coding(WAY, signature.getWay(), null))
                .setAttachment(new Attachment()
                        .setContentType("text/plain;charset=UTF-8")
                        .setLanguage(words.language())
                        .setTitle("Einwilligung Entlassmanagement")
                        .setCreation(Date.from(now))
                        .setData(words.text().getBytes(StandardCharsets.UTF_8)));
        if (signature.getWay().equals("drawn")) {
            png(signature.getDrawing())
                    .ifPresent(picture -> document.addContent()
                            .setAttachment(new Attachment()
                                    .setContentType("image/png")
                                    .setTitle("Unterschrift")
                                    .setCreation(Date.from(now))
                                    .setData(picture)));
        }
        return document;
    }

    /** A picture that really is a PNG, and no larger than a signature has to be. */
    private static Optional<byte[]> png(@Nullable String drawing) {
        if (drawing == null || !drawing.startsWith(PNG) || drawing.length() > LARGEST_DRAWING) {
            return Optional.empty();
        }
        try {
            byte[] picture = Base64.getDecoder().decode(drawing.substring(PNG.length()));
            for (int i = 0; i < PNG_START.length; i++) {
                if (picture.length <= i || picture[i] != PNG_START[i]) {
                    return Optional.empty();
                }
            }
            return Optional.of(picture);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
