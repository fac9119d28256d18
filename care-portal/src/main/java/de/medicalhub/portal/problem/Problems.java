package de.medicalhub.portal.problem;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Turns refusals into error pages and finds what lies behind an exception that a container has wrapped. */
public final class Problems {
    private Problems() {}

    /**
     * Opens a page; what is refused becomes the error page of its kind, without noise in the log. Faults go on as they are.
     *
     * @return the outcome that keeps a Faces page where it is
     */
    public static String open(Runnable page) {
        try {
            page.run();
        } catch (HubException refused) {
            if (refused.kind() == ProblemKind.FAULT || refused.kind() == ProblemKind.UNAVAILABLE) {
                throw refused;
            }
            answer(refused.kind());
        }
        return "";
    }

    private static void answer(ProblemKind kind) {
        FacesContext context = FacesContext.getCurrentInstance();
        try {
            context.getExternalContext().responseSendError(kind.httpStatus(), "");
            context.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
