package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.Location;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;

/** Places that a dispatcher shows on the map (rule 30). */
@ApplicationScoped
public class PlacesByHand {
    @Inject
    private HandMoves moves;

    @Inject
    private DayPlanning planning;

    @Inject
    private Geocoder geocoder;

    /**
     * Says where a place of a waiting job lies that nothing else knows (rule 30); it is planned at once.
     *
     * @throws RefusedException if the place is known, or lies outside of the area
     */
    @Transactional
    public void locate(String jobId, Action side, GeoPoint at, long seen, Set<String> carriers) {
        TransportJob job = moves.seen(jobId, seen, carriers);
        LocatedPlace place =
                side == Action.PICKUP ? job.wish().pickup() : job.wish().dropOff();
        if (job.tourId().isPresent() || (place.position().isPresent() && !place.isByHand())) {
            throw new RefusedException(ProblemKind.CONFLICT, "place.known");
        }
        if (geocoder.locate(new Address("", "", "", Optional.of(at), true)) instanceof Location.OutsideArea far) {
            throw new RefusedException(ProblemKind.RULE, "place.outside", far.kilometres());
        }
        job.locate(side, at);
        if (job.held().isEmpty() && JobDemand.isPlannable(job)) {
            planning.insert(job);
        }
        moves.finish(job);
    }
}
