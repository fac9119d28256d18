package de.medicalhub.portal.undo.boundary;

import de.medicalhub.portal.undo.Undo;
import de.medicalhub.portal.undo.entity.Offer;
import de.medicalhub.portal.undo.entity.Place;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** The line at the foot of every page that says what was done and takes it back (U1). */
@Named("undo")
@RequestScoped
public class UndoPage {
    @Inject
    private Undo undo;

    @Inject
    private Speaker speaker;

    private Optional<Offer> shown = Optional.empty();

    /** Asked before the page is written, too, when the deed is not done yet: it counts as said only in what is written. */
    private Optional<Offer> shown() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (shown.isEmpty() && faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
            shown = undo.showNext(place(faces.getPartialViewContext()));
        }
        return shown;
    }

    /** A list that renews itself walks through the whole page, and writes a part of it. */
    private static Place place(PartialViewContext part) {
        return Place.of(!part.isPartialRequest() || part.isRenderAll(), part.getRenderIds());
    }

    /** What was done, or taken back; empty if there is nothing to say. */
    public String getSentence() {
        return shown().filter(offer -> !offer.refused())
                .map(offer -> speaker.say(offer.said()))
                .orElse("");
    }

    /** Why it could not be taken back; empty if there is nothing to say. */
    public String getRefusal() {
        return shown().filter(Offer::refused)
                .map(offer -> speaker.say(offer.said()))
                .orElse("");
    }

    /** Names what the button takes back; empty if there is none. */
    public String getOffer() {
        return shown().filter(Offer::isOpen).map(Offer::token).orElse("");
    }
}
