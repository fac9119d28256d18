package de.medicalhub.fhir.engine.control;

import de.medicalhub.fhir.NumberSize;

/** Why a body is not even read, in words for the person whose system sent it. */
public enum BodyFault {
    NOT_UTF_8(400, "structure", "The body is not valid UTF-8. FHIR is sent in UTF-8 only."),
    NUL(400, "value", "A text holds the character U+0000, which FHIR does not allow."),
    HALF_CHARACTER(400, "value", "A text holds half a character (a lone surrogate), which is none."),
    NUMBER(400, "value", NumberSize.SENTENCE),
    TWICE(400, "structure", "An object of the body has the same property twice, so it is not clear what is meant."),
    DOCUMENT_TYPE(400, "security", "The body has a document type declaration, which FHIR does not use."),
    TOO_MANY_PARTS(
            413,
            "too-long",
            "The body is deeper, or of more parts, than one record can be. Please send it in smaller parts, or by import."),
    TOO_LARGE(413, "too-long", "The body is larger than 32 MB. Please send it in smaller parts, or by import."),
    LINES_TOO_LARGE(413, "too-long", "The import is larger than 64 MB. Please send the lines in several requests."),
    FORM_TOO_LARGE(
            413, "too-long", "The parameters of the search are larger than 1 MB. Please ask in several searches."),
    FORM_WANTED(
            415,
            "not-supported",
            "The criteria of a search by POST are sent as application/x-www-form-urlencoded: please check Content-Type."),
    NOT_TAKEN(
            415,
            "not-supported",
            "Resources are taken as JSON or XML, and lines of them (NDJSON) by $import only: please check Content-Type."),
    ENCODING(415, "not-supported", "A body may be packed by gzip, once: please leave out another Content-Encoding."),
    NOT_PACKED(400, "structure", "The body is not packed by gzip as Content-Encoding says, or it is cut off."),
    SLOW(408, "timeout", "The body came too slowly: less than a kilobyte a second, or longer than two minutes."),
    VERSION(415, "not-supported", "FHIR R4 is taken: please leave out another fhirVersion in Content-Type."),
    CHARSET(415, "not-supported", "FHIR is sent in UTF-8: please leave out another charset in Content-Type."),
    BUSY(503, "transient", "The server works on other bodies, or waits for them. Please send this again in a moment.");

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

    /** For the person whose system sent it. */
    public String sentence() {
        return sentence;
    }

    /** As OperationOutcome in JSON. */
    public String outcome() {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + issue
                + "\",\"diagnostics\":\"" + sentence + "\"}]}";
    }
}
