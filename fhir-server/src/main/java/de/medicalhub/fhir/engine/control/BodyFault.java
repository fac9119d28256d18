package de.medicalhub.fhir.engine.control;

/** Why a body is not even read, in words for the person whose system sent it. */
public enum BodyFault {
    NOT_UTF_8(400, "structure", "The body is not valid UTF-8. FHIR is sent in UTF-8 only."),
    NUL(400, "value", "A text holds the character U+0000, which FHIR does not allow."),
    TWICE(400, "structure", "An object of the body has the same property twice, so it is not clear what is meant."),
    DOCUMENT_TYPE(400, "security", "The body has a document type declaration, which FHIR does not use."),
    TOO_MANY_PARTS(
            413,
            "too-long",
            "The body is deeper, or of more parts, than one record can be. Please send it in smaller parts, or by import."),
    TOO_LARGE(413, "too-long", "The body is larger than 32 MB. Please send it in smaller parts, or by import."),
    CHARSET(415, "not-supported", "FHIR is sent in UTF-8: please leave out another charset in Content-Type."),
    BUSY(503, "transient", "The server works on other large bodies. Please send this again in a moment.");

    private final int status;
    private final String issue;
    private final String sentence;

    BodyFault(int status, String issue, String sentence) {
        this.status = status;
        this.issue = issue;
        this.sentence = sentence;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** As OperationOutcome in JSON. */
    public String outcome() {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + issue
                + "\",\"diagnostics\":\"" + sentence + "\"}]}";
    }
}
