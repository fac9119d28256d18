package de.medicalhub.portal.problem.boundary;

import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;

/** Says what the page before has saved, as the address names it ({@code done=}); pages call it {@code done} (X5). */
@Named("done")
@RequestScoped
public class DonePage {
    private static final String UNTOLD = "medicine-untold";
    private static final Set<String> KNOWN = Set.of(
            "medicines",
            "new-medicine",
            "medicine",
            UNTOLD,
            "ranges",
            "values",
            "task",
            "hours",
            "ended",
            "consent-referral",
            "consent-video");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Speaker speaker;

    /** The sentence; empty if nothing was saved. */
    public String getSentence() {
        String what = what();
        return KNOWN.contains(what) ? speaker.key("done." + what) : "";
    }

    /** Whether it is saved, but something that belongs to it did not work. */
    public boolean isHalf() {
        return UNTOLD.equals(what());
    }

    private String what() {
        return Objects.requireNonNullElse(request.getParameter("done"), "");
    }
}
