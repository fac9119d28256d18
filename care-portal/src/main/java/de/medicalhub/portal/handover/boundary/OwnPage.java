package de.medicalhub.portal.handover.boundary;

import de.medicalhub.portal.records.CaseAccess;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The way from the case page to the plain one of patients and relatives (H15): links in notices are the same for all. */
final class OwnPage {
    private OwnPage() {}

    /** Nothing of the case is read or shown here; the plain page decides whether there is one. */
    static String lead(String id) {
        FacesContext context = FacesContext.getCurrentInstance();
        String where = CaseAccess.parse(id).map(one -> "/my-plan?id=" + one).orElse("/my-plan?id=none");
        try {
            context.getExternalContext().redirect(where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "";
    }
}
