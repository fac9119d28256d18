package de.medicalhub.portal.home.boundary;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;

/** The first page; everybody signed in (O1). */
@Named("home")
@RequestScoped
public class HomePage {
    private static final Set<Role> WITH_A_LIST = EnumSet.of(
            Role.DISCHARGE_MANAGER, Role.NURSE, Role.GP, Role.PHARMACIST, Role.PATIENT, Role.RELATIVE, Role.ADMIN);

    @Inject
    private CurrentUser user;

    /** Leads who has no list here to where their work is. */
    public String open() {
        if (isForNobody()) {
            if (user.is(Role.DISPATCHER)) {
                lead("/transport/board");
            } else if (user.is(Role.DRIVER)) {
                lead("/transport/drive");
            }
        }
        return "";
    }

    /** Whether no list of this page fits the user. */
    public boolean isForNobody() {
        return user.claims().roles().stream().noneMatch(WITH_A_LIST::contains);
    }

    private static void lead(String where) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
