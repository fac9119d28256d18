package de.medicalhub.common.problem;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the product. Its message is a plain sentence for the person who reads it and never holds a
 * patient's data.
 */
public class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    /**
     * @param kind how each channel answers
     * @param message a plain sentence: what happened, why, what to do next; no patient data
     */
    public HubException(ProblemKind kind, String message) {
        this(kind, message, null);
    }

    /**
     * @param kind how each channel answers
     * @param message a plain sentence without patient data
     * @param cause what went wrong below, for the log only
     */
    public HubException(ProblemKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** How each channel answers. */
    public ProblemKind kind() {
        return kind;
    }

    /** The sentence for the reader. */
    public String sentence() {
        String message = getMessage();
        return message == null ? kind.name() : message;
    }
}
