package de.medicalhub.portal.letter.entity;

/**
 * What came of a code.
 *
 * @param username with which the person signs in; empty if it was refused
 */
public record Redemption(Outcome outcome, String username) {
    /** Why or why not. */
    public enum Outcome {
        DONE,
        UNKNOWN,
        WRONG_DATE,
        BLOCKED,
        EXPIRED,
        USED,
        WEAK,
        OTHER_ROLE
    }

    /** The account is there. */
    public static Redemption done(String username) {
        return new Redemption(Outcome.DONE, username);
    }

    /** Nothing was changed but perhaps the number of attempts. */
    public static Redemption refused(Outcome why) {
        return new Redemption(why, "");
    }

    public boolean isDone() {
        return outcome == Outcome.DONE;
    }
}
