package de.medicalhub.transport.delivery.entity;

/** What happened to a bag, and with whom it is from then on. */
public enum CustodyKind {
    /** The pharmacy packed it and printed the label. */
    PACKED("packed"),
    /** A driver took it over. */
    TAKEN_OVER("taken-over"),
    /** That was a mis-tap: it is where it was before. */
    TAKEN_BACK("taken-back"),
    /** It was out of its temperatures; nobody hands it over until the pharmacist has decided. */
    HELD("held"),
    /** Before the take-over it was in order again: a second reading was good. */
    HOLD_LIFTED("hold-lifted"),
    /** The driver took a photo of it or of the door. */
    PHOTO("photo"),
    /** The driver deleted an own photo; the note is its id. */
    PHOTO_REMOVED("photo-removed"),
    /** A temperature that the driver sent was not accepted. */
    READING_REFUSED("reading-refused"),
    /** A step that was heard of late was not as it should be; the note says what. */
    DEVIATION("deviation"),
    /** Somebody signed, but the step did not fit any more when it was heard of; the note says who. */
    PROOF_KEPT("proof-kept"),
    /** The pharmacist says that it may be handed over all the same. */
    RELEASED("released"),
    /** The pharmacist wants it back. */
    CALLED_BACK("called-back"),
    HANDED_OVER("handed-over"),
    /** Nobody took it; the driver still has it. */
    NOT_DELIVERED("not-delivered"),
    /** The driver left it at the pharmacy. */
    BROUGHT_BACK("brought-back"),
    /** The pharmacy confirms that it has it again. */
    RECEIVED_BACK("received-back"),
    /** It is tried once more. */
    AGAIN("again");

    private final String code;

    CustodyKind(String code) {
        this.code = code;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }
}
