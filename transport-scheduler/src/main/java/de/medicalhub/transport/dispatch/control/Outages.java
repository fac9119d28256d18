package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.control.TourHand.Before;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A vehicle or its driver drops out (rules 17 and 19), in several transactions: no fault of planning takes the first one back. */
@ApplicationScoped
public class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    @Inject
    private TourHand tours;

    @Inject
    private Replans planning;

    @Inject
    private LegNews news;

    /**
     * Whom an outage concerns.
     *
     * @param planned whose pickup moved, to whatever vehicle, or who is on no tour now
     * @param begun with whom the driver had begun: they stay on the tour
     * @param estimated whether a time among them is an estimate by air distance
     * @param isPlanned whether the day is planned again by now; if not, it is soon, and more may change
     */
    public record Outage(List<Effect> planned, List<TransportJob> begun, boolean estimated, boolean isPlanned) {}

    /** Takes the tour out, then plans the rest of the day again; if that fails, what is not begun waits on the board. */
    public Outage dropOut(String tourId, Set<String> carriers) {
        Before before = tours.takeOut(tourId, carriers);
        boolean done = false;
        try {
            done = planning.replan(before.day(), before.carrier());
        } catch (RuntimeException fault) {
            LOG.error("After an outage the day could not be planned again", fault);
        }
        if (!done) {
            tours.tellWaiting(before);
        }
        List<Effect> concerned = tours.concerned(before);
        return new Outage(concerned, before.begun(), news.isEstimated(concerned), done);
    }
}
