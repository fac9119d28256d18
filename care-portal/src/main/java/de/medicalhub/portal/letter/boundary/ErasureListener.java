package de.medicalhub.portal.letter.boundary;

import de.medicalhub.portal.erasure.PersonErased;
import de.medicalhub.portal.letter.control.Letters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears who is erased, in the transaction of whoever tells. */
@ApplicationScoped
public class ErasureListener {
    @Inject
    private Letters letters;

    void erased(@Observes PersonErased event) {
        letters.forget(event.person());
    }
}
