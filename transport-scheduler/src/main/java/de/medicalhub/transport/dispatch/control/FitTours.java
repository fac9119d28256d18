package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.papers.Papers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Which tours planning may use: a carrier's own, open ones whose vehicle and driver have valid papers (rules 12, 16 and 23). */
@ApplicationScoped
public class FitTours {
    @Inject
    private TourBook book;

    @Inject
    private OpenTours tours;

    @Inject
    private PlanWriter writer;

    @Inject
    private Papers papers;

    @Inject
    private Clock clock;

    /** Those of that day and carrier; the day is locked by the caller. */
    List<Tour> of(LocalDate day, String carrier) {
        return fit(tours.of(day), carrier);
    }

    /** The same without writing anything, for who only asks. */
    List<Tour> foreseen(LocalDate day, String carrier) {
        return fit(tours.foreseen(day), carrier);
    }

    private List<Tour> fit(List<Tour> open, String carrier) {
        return open.stream()
                .filter(tour -> tour.carrier().equals(carrier) && tour.isOpenToPlanning() && hasPapers(tour))
                .toList();
    }

    /** Whether nothing has expired without which nobody may drive it. */
    boolean hasPapers(Tour tour) {
        return papers.expired(tour.carrier(), tour.vehicleId(), tour.driver(), tour.serviceDate())
                .isEmpty();
    }

    /** What is not begun on tours whose papers have expired waits again. */
    void leaveThoseWithoutPapers(LocalDate day, String carrier) {
        book.tours(day).stream()
                .filter(tour -> tour.carrier().equals(carrier) && tour.isOpenToPlanning() && !hasPapers(tour))
                .flatMap(tour -> book.stops(tour.id()).stream())
                .map(Stop::job)
                .distinct()
                .filter(job -> !job.state().isStarted() && !job.state().isEnded())
                .toList()
                .forEach(this::leave);
    }

    private void leave(TransportJob job) {
        writer.removeStops(job);
        job.waitAgain(clock.instant());
    }
}
