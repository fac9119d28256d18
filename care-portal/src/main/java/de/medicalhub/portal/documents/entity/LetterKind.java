package de.medicalhub.portal.documents.entity;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.documents.DocumentKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A document that is written in a form: its LOINC code and its sections in their order (U8). */
public enum LetterKind {
    LETTER(
            "letter",
            Case.DISCHARGE_LETTER,
            DocumentKind.DISCHARGE_LETTER,
            List.of(
                    new Part("diagnoses", "11535-2", true),
                    new Part("course", "8648-8", true),
                    new Part("findings", "30954-2", false),
                    new Part("medication", "10183-2", true),
                    new Part("allergies", "48765-2", false),
                    new Part("needs", "34746-8", false),
                    new Part("plan", "18776-5", true))),
    TRANSFER(
            "transfer",
            Case.NURSING_TRANSFER,
            DocumentKind.NURSING_TRANSFER,
            List.of(
                    new Part("diagnoses", "11535-2", true),
                    new Part("mobility", "47420-5", true),
                    new Part("selfcare", "", false),
                    new Part("nutrition", "61144-2", true),
                    new Part("excretion", "", true),
                    new Part("wounds", "", true),
                    new Part("orientation", "10190-7", true),
                    new Part("communication", "", false),
                    new Part("medication", "10160-0", true),
                    new Part("allergies", "48765-2", false),
                    new Part("aids", "46264-8", false),
                    new Part("risks", "", false),
                    new Part("contacts", "", false)));

    /**
     * One section.
     *
     * @param key of its words, {@code letter.part.…} in the messages
     * @param loinc empty where LOINC has none that fits
     * @param required whether something must stand there before the document is signed off
     */
    public record Part(String key, String loinc, boolean required) {}

    private final String key;
    private final String loinc;
    private final DocumentKind document;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf makes it so.
    private final List<Part> parts;

    LetterKind(String key, String loinc, DocumentKind document, List<Part> parts) {
        this.key = key;
        this.loinc = loinc;
        this.document = document;
        this.parts = List.copyOf(parts);
    }

    /** As addresses and messages call it. */
    public String key() {
        return key;
    }

    public String loinc() {
        return loinc;
    }

    public DocumentKind document() {
        return document;
    }

    public List<Part> parts() {
        return parts;
    }

    public static Optional<LetterKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }
}
