package de.medicalhub.portal.cases;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.records.CaseAccess;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The case that the address names, for everybody who takes part in it; for everybody else there is none (C5). */
@RequestScoped
public class SharedCase {
    @Inject
    private CaseReader reader;

    @Inject
    private HttpServletRequest request;

    private String id = "";
    private @Nullable Case found;

    /** From the address itself: parts of a page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("id"), "");
    }

    /** Read once for each request. */
    public Case get() {
        Case known = found;
        if (known == null) {
            known = CaseAccess.parse(id)
                    .flatMap(reader::find)
                    .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such case, or not involved."));
            found = known;
        }
        return known;
    }

    /** As the address gives it; empty if it names none. */
    public String id() {
        return id;
    }
}
