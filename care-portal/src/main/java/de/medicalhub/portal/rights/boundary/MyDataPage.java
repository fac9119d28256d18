package de.medicalhub.portal.rights.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** My data, to take along; for patients (D4). */
@Named("myData")
@RequestScoped
public class MyDataPage {
    @Inject
    private CurrentUser user;

    public String open() {
        return Reader.patientOnly(user, () -> {});
    }
}
