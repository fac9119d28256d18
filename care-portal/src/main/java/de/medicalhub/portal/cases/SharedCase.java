package de.medicalhub.portal.cases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The case that the address names, for everybody who takes part in it; for everybody else there is none (C5). */
@RequestScoped
public class SharedCase {
    @Inject
    private AddressedCase addressed;

    /** Read once for each request. */
    public Case get() {
        return addressed.get(any -> true);
    }

    /** Something of it was changed: read anew when it is asked for. */
    public void forget() {
        addressed.forget();
    }

    /** As the address gives it; empty if it names none. */
    public String id() {
        return addressed.id();
    }
}
