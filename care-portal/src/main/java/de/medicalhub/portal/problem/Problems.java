package de.medicalhub.portal.problem;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Finds what lies behind an exception that a container has wrapped. */
public final class Problems {
    private Problems() {}

    /** The kind of the innermost {@link HubException}; a fault if there is none. */
    public static ProblemKind kindOf(@Nullable Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof HubException problem) {
                return problem.kind();
            }
        }
        return ProblemKind.FAULT;
    }
}
