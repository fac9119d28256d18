package de.medicalhub.portal.muster4.boundary;

import de.medicalhub.portal.muster4.entity.RideFacts;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;

/** What is being answered; kept in the page itself, so that it survives a lost session or node (V7). */
@Named("rideForm")
@ViewScoped(saveInViewState = true)
public class RideFormPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private RideFacts facts = new RideFacts();

    public void begin(RideFacts known) {
        facts = known;
    }

    public RideFacts getFacts() {
        return facts;
    }
}
