package de.medicalhub.video.conference.gateway;

/** What the stand-in answers when it does not do as asked: a code and a type as the server has them. */
final class StandInFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** The code for no answer at all. */
    static final int SILENCE = 0;

    final int code;
    final String type;

    StandInFault(int code, String type) {
        super(type);
        this.code = code;
        this.type = type;
    }
}
