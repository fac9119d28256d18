package de.medicalhub.video.conference.control;

/** Another node leads the room by now: what this one still wanted to write was not written. */
public class LeadLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeadLostException() {
        super("another node leads the conference");
    }
}
