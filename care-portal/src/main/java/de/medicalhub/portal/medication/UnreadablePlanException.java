package de.medicalhub.portal.medication;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;

/** What was given is no medication plan that can be read; the message never quotes it (M2). */
public final class UnreadablePlanException extends HubException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a plan cannot be read. */
    public enum Reason {
        /** Longer than any plan can be. */
        TOO_LONG("it is longer than a medication plan can be"),
        /** Nothing in it looks like a plan. */
        NO_PLAN("it holds no medication plan"),
        /** Cut off, or not XML. */
        BROKEN("it is damaged or incomplete"),
        /** A document type, a comment, an instruction: nothing that a plan holds. */
        FORBIDDEN("it holds something that does not belong into a medication plan"),
        /** A version that is not 023 to 028. */
        VERSION("its version is not supported"),
        /** An element that is missing, unknown or in the wrong place. */
        STRUCTURE("its parts are not those of a medication plan"),
        /** Declared in another encoding than ISO-8859-1 or UTF-8, or not in the one declared. */
        ENCODING("its character encoding is not supported"),
        /** A picture that is too large, of another type, or damaged. */
        PICTURE("the picture cannot be opened"),
        /** A picture without a code that can be read. */
        NO_CODE("no readable code was found in the picture");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    public UnreadablePlanException(Reason reason) {
        super(ProblemKind.INVALID, "The medication plan cannot be read: " + reason.words + ".");
        this.reason = reason;
    }

    /** Why, for the page that says it in the reader's language. */
    public Reason reason() {
        return reason;
    }
}
