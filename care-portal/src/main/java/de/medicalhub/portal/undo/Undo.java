package de.medicalhub.portal.undo;

import de.medicalhub.portal.undo.entity.Offer;
import de.medicalhub.portal.undo.entity.Offers;
import de.medicalhub.portal.wording.Phrase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the reader's session can take back (U1, U2). */
@RequestScoped
public class Undo {
    private static final String KEPT = "medhub.undo";
    /** The part of the frame that says it. */
    private static final String PLACE = "toasts";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    /**
     * Says on this page, or on the one that it leads to, what was done, and offers to take it back.
     *
     * @param done in words, without anybody's name
     * @param steps that take it back; none if it cannot be
     */
    public void offer(Phrase done, List<? extends Step> steps) {
        say(done, steps, false);
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && faces.getPartialViewContext().isPartialRequest()) {
            faces.getPartialViewContext().getRenderIds().add(PLACE);
        }
    }

    /** Says what came of taking something back. */
    public void tell(Phrase said, boolean refused) {
        say(said, List.of(), refused);
    }

    private void say(Phrase said, List<? extends Step> steps, boolean refused) {
        change(kept -> kept.with(new Offer(
                UUID.randomUUID().toString(),
                said,
                List.copyOf(steps),
                refused,
                clock.instant().plus(Offers.LASTS),
                false)));
    }

    /** What no page has said yet; counts as said from then on. */
    public Optional<Offer> showNext() {
        Optional<Offer> next = kept().unseen(clock.instant());
        next.ifPresent(offer -> change(kept -> kept.seen(offer.token())));
        return next;
    }

    /** What can be taken back by this name; empty after a second click, and later. */
    public Optional<Offer> find(String token) {
        return kept().open(token, clock.instant());
    }

    /** It was taken back, or never can be. */
    public void forget(String token) {
        change(kept -> kept.without(token));
    }

    private Offers kept() {
        return request.getSession().getAttribute(KEPT) instanceof Offers offers ? offers : Offers.NONE;
    }

    private void change(UnaryOperator<Offers> change) {
        request.getSession().setAttribute(KEPT, change.apply(kept()));
    }
}
