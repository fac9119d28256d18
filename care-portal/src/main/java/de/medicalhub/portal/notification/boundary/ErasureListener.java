package de.medicalhub.portal.notification.boundary;

import de.medicalhub.portal.erasure.PersonErased;
import de.medicalhub.portal.notification.control.PreferenceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears who is erased, in the transaction of whoever tells. */
@ApplicationScoped
public class ErasureListener {
    @Inject
    private PreferenceStore preferences;

    void erased(@Observes PersonErased event) {
        preferences.erase(event.person());
    }
}
