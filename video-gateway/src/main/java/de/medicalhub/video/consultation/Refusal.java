package de.medicalhub.video.consultation;

import de.medicalhub.common.problem.ProblemKind;

/** Why somebody is not let in; the sentences stand in the message bundles under {@code refusal.<code>}. */
public enum Refusal {
    /** Nobody gave out such a link. */
    LINK_UNKNOWN(ProblemKind.NOT_FOUND),
    /** The link's time is over, or a newer one has taken its place. */
    LINK_EXPIRED(ProblemKind.GONE),
    /** The Appointment was cancelled or moved. */
    APPOINTMENT_GONE(ProblemKind.GONE),
    /** Another browser joined with it. */
    LINK_TAKEN(ProblemKind.FORBIDDEN),
    /** Joining opens 30 minutes before the start. */
    TOO_EARLY(ProblemKind.RULE),
    /** Joining closed four hours after the start. */
    TOO_LATE(ProblemKind.GONE),
    /** This browser joined nothing yet. */
    NOT_JOINED(ProblemKind.UNAUTHENTICATED),
    /** The caller may not lead this consultation. */
    NOT_HOST(ProblemKind.FORBIDDEN),
    /** No such Appointment, or not the caller's to know. */
    NO_CONSULTATION(ProblemKind.NOT_FOUND),
    /** The Appointment was cancelled or is none for video. */
    NOT_BOOKED(ProblemKind.CONFLICT),
    /** No such conference, or not the caller's to know. */
    NO_CONFERENCE(ProblemKind.NOT_FOUND),
    /** The conference has ended. */
    CONFERENCE_OVER(ProblemKind.GONE),
    /** Whoever leads the conference has asked them to leave it. */
    SENT_AWAY(ProblemKind.FORBIDDEN),
    /** Too many tries from one address. */
    TOO_MANY(ProblemKind.RULE),
    /** That is neither an e-mail address nor a telephone number that can get an SMS. */
    NO_ADDRESS(ProblemKind.INVALID),
    /** Nobody has said that the patient gave this address. */
    NO_CONSENT(ProblemKind.INVALID),
    /** More messages for one consultation than anybody needs. */
    TOO_MANY_MESSAGES(ProblemKind.RULE),
    /** The installation sends nothing by that channel. */
    NO_CHANNEL(ProblemKind.CONFLICT),
    /** A call from a page without the header that proves it is ours. */
    NOT_OUR_PAGE(ProblemKind.FORBIDDEN),
    /** Too many people come at this moment. */
    BUSY(ProblemKind.UNAVAILABLE),
    /** FHIR does not answer. */
    RECORD_AWAY(ProblemKind.UNAVAILABLE);

    private final ProblemKind kind;

    Refusal(ProblemKind kind) {
        this.kind = kind;
    }

    /** How each channel answers. */
    public ProblemKind kind() {
        return kind;
    }

    /** As programs read it, such as {@code link-taken}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
