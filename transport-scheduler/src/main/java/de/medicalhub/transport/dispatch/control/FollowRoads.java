package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Tour;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Drives last differently from now on: all times of a day are worked out anew (roads, rule 5). */
@ApplicationScoped
public class FollowRoads {
    @Inject
    private TourBook book;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private Clock clock;

    /** Answers the carriers whose days are to be planned again, for what no longer fits. */
    @Transactional
    public Set<String> on(LocalDate day) {
        book.lock(day);
        Instant now = clock.instant();
        Set<String> carriers = new TreeSet<>();
        for (Tour tour : book.openTours(day)) {
            writer.write(input.tour(tour, book.stops(tour.id()), now));
            carriers.add(tour.carrier());
        }
        return carriers;
    }
}
