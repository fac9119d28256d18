package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.planning.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans the way back to the pharmacy as a stop of the same tour (rule 24). */
@ApplicationScoped
public class WayBack {
    @Inject
    private TourBook book;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private Clock clock;

    /** The job's drop-off is at the pharmacy now: it comes next, or behind the drop-offs of who is aboard; all get new times. */
    void plan(TransportJob job) {
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        if (tour.isEmpty()) {
            return;
        }
        List<Stop> stops = book.stops(tour.get().id());
        List<Stop> done =
                stops.stream().filter(stop -> stop.doneAt().isPresent()).toList();
        List<Stop> order =
                order(stops.stream().filter(stop -> stop.doneAt().isEmpty()).toList(), job.id());
        for (int i = 0; i < order.size(); i++) {
            Stop stop = order.get(i);
            stop.move(stop.tourId(), done.size() + i, stop.plannedAt());
        }
        book.flush();
        writer.write(input.tour(tour.get(), book.stops(tour.get().id()), clock.instant()));
    }

    /**
     * The open stops in their new order: nobody who is aboard, or at whom the driver stands, waits for the way to the pharmacy.
     *
     * @param jobId whose drop-off moves
     */
    static List<Stop> order(List<Stop> open, String jobId) {
        List<Stop> others = new ArrayList<>(
                open.stream().filter(stop -> !isBack(stop, jobId)).toList());
        int place = 0;
        for (int i = 0; i < others.size(); i++) {
            TransportJob other = others.get(i).job();
            if (other.kind() == JobKind.RIDE
                    && (other.state().isAboard() || other.state().isAtPickup())) {
                place = i + 1;
            }
        }
        List<Stop> back = open.stream().filter(stop -> isBack(stop, jobId)).toList();
        others.addAll(place, back);
        return others;
    }

    private static boolean isBack(Stop stop, String jobId) {
        return stop.job().id().equals(jobId) && stop.action() == Action.DROP_OFF;
    }
}
