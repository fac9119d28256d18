package de.medicalhub.video.waitingroom;

/** Where a room stands. */
public enum RoomState {
    /** Nobody waits. */
    OPEN("open"),
    /** The patient waits. */
    WAITING("waiting"),
    /** The patient was let in. */
    IN_CALL("in-call"),
    /** The patient was let in and has given no sign for the resume time; who comes back waits again. */
    AWAY("away"),
    /** The host has ended it; the patient may wait again. */
    ENDED("ended");

    private final String code;

    RoomState(String code) {
        this.code = code;
    }

    /** As the protocol spells it. */
    public String code() {
        return code;
    }
}
