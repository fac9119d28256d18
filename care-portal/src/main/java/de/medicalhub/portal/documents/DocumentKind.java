package de.medicalhub.portal.documents;

import java.util.Arrays;
import java.util.Optional;

/** What a document is, with its LOINC code; the words are {@code document.kind.…} in the messages. */
public enum DocumentKind {
    CONSENT("consent", "59284-0"),
    DISCHARGE_LETTER("discharge-letter", "18842-5"),
    DOCTORS_LETTER("doctors-letter", "11488-4"),
    NURSING_TRANSFER("nursing-transfer", "34745-0"),
    MEDICATION_PLAN("medication-plan", "56445-0"),
    LABORATORY("laboratory", "11502-2"),
    IMAGING("imaging", "18748-4"),
    PHOTO("photo", "72170-4"),
    ADVANCE_DIRECTIVE("advance-directive", "42348-3"),
    /** Has no code: only its title says what it is. */
    OTHER("other", "");

    private final String key;
    private final String loinc;

    DocumentKind(String key, String loinc) {
        this.key = key;
        this.loinc = loinc;
    }

    /** As forms and messages call it. */
    public String key() {
        return key;
    }

    /** Empty for {@link #OTHER}. */
    public String loinc() {
        return loinc;
    }

    public static Optional<DocumentKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** The one with that LOINC code. */
    public static Optional<DocumentKind> ofLoinc(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(kind -> kind.loinc.equals(code))
                        .findFirst();
    }
}
