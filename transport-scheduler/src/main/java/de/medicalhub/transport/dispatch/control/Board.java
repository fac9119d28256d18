package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A day as the dispatcher sees it. */
@ApplicationScoped
public class Board {
    @Inject
    private TourBook book;

    @Inject
    private Clock clock;

    /** The tours and jobs of a day, and whatever is on no tour from that day or today on. */
    public record Day(
            LocalDate date, List<TourWithStops> tours, List<TransportJob> unplanned, List<TransportJob> jobs) {}

    /** A tour with its stops in order. */
    public record TourWithStops(Tour tour, List<Stop> stops) {}

    /** That day; without a day the next one that has stops, else today. */
    @Transactional
    public Day show(Optional<LocalDate> wanted) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
        LocalDate day = wanted.or(() -> book.nextDayWithStops(today)).orElse(today);
        List<TourWithStops> tours = book.tours(day).stream()
                .map(tour -> new TourWithStops(tour, book.stops(tour.id())))
                .toList();
        LocalDate from = day.isBefore(today) ? day : today;
        return new Day(day, tours, book.unplannedFrom(from), book.jobs(day));
    }
}
