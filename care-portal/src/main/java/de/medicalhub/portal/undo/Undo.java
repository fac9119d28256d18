package de.medicalhub.portal.undo;

import de.medicalhub.portal.undo.entity.Offer;
import de.medicalhub.portal.undo.entity.Offers;
import de.medicalhub.portal.undo.entity.Place;
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
import java.util.stream.Stream;

/** What the reader's session can take back (U1, U2). */
@RequestScoped
public class Undo {
    private static final String KEPT = "medhub.undo";

    /** Requests of one session change what is kept one after the other; sessions share a few locks. */
    private static final List<Object> LOCKS =
            Stream.generate(Object::new).limit(64).toList();

    private final HttpServletRequest request;
    private final Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // CDI never calls a method of this object.
    protected Undo() {
        this(null, null);
    }

    @Inject
    Undo(HttpServletRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

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
            faces.getPartialViewContext().getRenderIds().add(Place.LINE_ID);
        }
    }

    /** Says what came of taking something back. */
    public void tell(Phrase said, boolean refused) {
        say(said, List.of(), refused);
    }

    /** The same, whatever page is about to be written. */
    void say(Phrase said, List<? extends Step> steps, boolean refused) {
        change(kept -> kept.with(new Offer(
                UUID.randomUUID().toString(),
                said,
                List.copyOf(steps),
                refused,
                clock.instant().plus(Offers.LASTS),
                false)));
    }

    /**
     * What no page has said yet; counts as said from then on.
     *
     * @param place that is about to be written
     */
    public Optional<Offer> showNext(Place place) {
        synchronized (lock()) {
            Optional<Offer> next = kept().unseen(clock.instant(), place);
            next.ifPresent(offer -> change(kept -> kept.seen(offer.token())));
            return next;
        }
    }

    /** What can be taken back by this name, once: who takes it does it, and nobody else any more (U5). */
    public Optional<Offer> take(String token) {
        synchronized (lock()) {
            Optional<Offer> open = kept().open(token, clock.instant());
            open.ifPresent(offer -> change(kept -> kept.without(token)));
            return open;
        }
    }

    /** It could not even be tried: it can be taken back as before. */
    public void putBack(Offer offer) {
        change(kept -> kept.with(offer));
    }

    private Offers kept() {
        return request.getSession().getAttribute(KEPT) instanceof Offers offers ? offers : Offers.NONE;
    }

    private void change(UnaryOperator<Offers> change) {
        synchronized (lock()) {
            request.getSession().setAttribute(KEPT, change.apply(kept()));
        }
    }

    private Object lock() {
        return LOCKS.get(Math.floorMod(request.getSession().getId().hashCode(), LOCKS.size()));
    }
}
