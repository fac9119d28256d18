package de.medicalhub.portal.cases;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The case that the address names, for discharge managers of its hospital; for everybody else there is none (C5). */
@RequestScoped
public class OwnCase {
    /** Where the case is shown, as an outcome of Faces. */
    private static final String CASE = "/case?faces-redirect=true&id=";

    @Inject
    private AddressedCase addressed;

    @Inject
    private CurrentUser user;

    /** Read once for each request. */
    public Case get() {
        return addressed.get(this::isOwn);
    }

    /** Somebody has changed it meanwhile: read anew when it is asked for. */
    public void forget() {
        addressed.forget();
    }

    private boolean isOwn(Case one) {
        return user.claims().roles().contains(Role.DISCHARGE_MANAGER)
                && one.organisation("hospital").filter(user::worksFor).isPresent();
    }

    /** As the address gives it; empty if it names none. */
    public String id() {
        return addressed.id();
    }

    /** The outcome that shows the case as it stands. */
    public String page() {
        return CASE + addressed.id();
    }
}
