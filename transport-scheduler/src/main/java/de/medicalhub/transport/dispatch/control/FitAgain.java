package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Planner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Medicines that are packed otherwise than they were planned (rule 25); every caller is in a transaction. */
@ApplicationScoped
public class FitAgain {
    @Inject
    private TourBook book;

    @Inject
    private DayPlanning planning;

    @Inject
    private PlanInput input;

    @Inject
    private Planner planner;

    @Inject
    private Alerts alerts;

    @Inject
    private Clock clock;

    /** The job asks for something else than before: where its tour has not got it, it looks for its place again (rule 25). */
    void place(TransportJob job) {
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        if (tour.filter(one -> isFit(one, job)).isPresent()) {
            return;
        }
        if (tour.isPresent() && (job.state().isStarted() || !planning.isOpenToPlanning(job))) {
            tellUnfit(job);
        }
        planning.placeAnew(job);
    }

    private boolean isFit(Tour tour, TransportJob job) {
        return input.equipment(tour).containsAll(JobDemand.needs(job))
                && (!job.isCold()
                        || planner.schedule(input.tour(tour, book.stops(tour.id()), clock.instant()))
                                .isPresent());
    }

    /** The driver has it already, or a dispatcher had decided on it. */
    private void tellUnfit(TransportJob job) {
        alerts.raise(
                "unfit:" + job.id() + ":" + job.version(),
                new What(
                        AlertKind.UNFIT, job.serviceDate(), job.carrier(), job.tourId(), Optional.of(job.id()), 0, ""));
    }
}
