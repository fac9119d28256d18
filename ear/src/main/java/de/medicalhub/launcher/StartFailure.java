package de.medicalhub.launcher;

/** Why the hub cannot start or go on, in one plain sentence for the person at the terminal. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what happened and what helps
     */
    public StartFailure(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what happened and what helps
     * @param cause for the log
     */
    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
