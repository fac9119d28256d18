package de.medicalhub.fhir.engine;

import de.medicalhub.fhir.NumberSize;
import de.medicalhub.fhir.engine.control.BodyCheck;
import de.medicalhub.fhir.engine.control.BodyFault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks through one resource among many, in JSON, as through a body that comes alone (rule 9 of the feature). */
public final class LineCheck {
    private LineCheck() {}

    /** Why it is refused, in a sentence that quotes nothing of it; what is not well-formed is left for the parser to say. */
    public static Optional<String> refusal(String json) {
        return BodyCheck.refusal(json.getBytes(StandardCharsets.UTF_8), BodyCheck.Format.JSON)
                .map(LineCheck::sentence);
    }

    /**
     * The same of one resource that is held by another one.
     *
     * @param isXml or JSON
     */
    public static Optional<String> refusal(byte[] content, boolean isXml) {
        return BodyCheck.refusal(content, isXml ? BodyCheck.Format.XML : BodyCheck.Format.JSON)
                .map(LineCheck::sentence);
    }

    private static String sentence(BodyFault fault) {
        return switch (fault) {
            case TWICE -> "An object has the same property twice, so it is not clear what is meant.";
            case NUL -> "A text holds the character U+0000, which FHIR does not allow.";
            case NUMBER -> NumberSize.SENTENCE;
            case NOT_UTF_8, HALF_CHARACTER -> "A text holds half a character.";
            case DOCUMENT_TYPE -> "It has a document type declaration, which FHIR does not use.";
            default -> "The resource is deeper, or of more parts, than one record can be.";
        };
    }
}
