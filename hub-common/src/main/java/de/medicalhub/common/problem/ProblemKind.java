package de.medicalhub.common.problem;

/** What kind of refusal or fault it is; each channel knows how to say it. */
public enum ProblemKind {
    /** The input is wrong; the caller can mend it. */
    INVALID(400),
    /** Nobody is signed in. */
    UNAUTHENTICATED(401),
    /** The caller may not do this. */
    FORBIDDEN(403),
    /** There is no such thing, or the caller may not know of it. */
    NOT_FOUND(404),
    /** Somebody else was first, or the state does not allow it any more. */
    CONFLICT(409),
    /** It was there and has ended, such as an expired link. */
    GONE(410),
    /** Well formed, but against a rule of the field, such as an answer after the deadline. */
    RULE(422),
    /** A part that this depends on does not answer; trying again later helps. */
    UNAVAILABLE(503),
    /** A fault of the product. */
    FAULT(500);

    private final int httpStatus;

    ProblemKind(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status code (RFC 9110) that carries this kind. */
    public int httpStatus() {
        return httpStatus;
    }
}
