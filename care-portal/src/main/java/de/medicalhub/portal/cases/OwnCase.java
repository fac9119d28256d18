package de.medicalhub.portal.cases;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.CaseAccess;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The case that the address names, for discharge managers of its hospital; for everybody else there is none (C5). */
@RequestScoped
public class OwnCase {
    /** Where the case is shown, as an outcome of Faces. */
    private static final String CASE = "/case?faces-redirect=true&id=";

    @Inject
    private CaseReader reader;

    @Inject
    private CurrentUser user;

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
                    .filter(this::isOwn)
                    .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such case, or not the own one."));
            found = known;
        }
        return known;
    }

    private boolean isOwn(Case one) {
        return user.claims().roles().contains(Role.DISCHARGE_MANAGER)
                && one.organisation("hospital").filter(user::worksFor).isPresent();
    }

    /** As the address gives it; empty if it names none. */
    public String id() {
        return id;
    }

    /** The outcome that shows the case as it stands. */
    public String page() {
        return CASE + id;
    }
}
