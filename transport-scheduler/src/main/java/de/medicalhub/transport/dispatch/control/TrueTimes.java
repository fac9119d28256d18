package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.control.PlannedDays.Draft;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sees to it that what was said becomes true again where a tour is behind (rule 26). */
@ApplicationScoped
public class TrueTimes {
    @Inject
    private TourBook book;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private Planner planner;

    /** Whether the tour is driven later than was said, so that what is said must change. */
    boolean isBehind(PlanTour tour) {
        List<TransportJob> jobs = tour.stops().stream()
                .flatMap(stop -> book.find(stop.job().id()).stream())
                .toList();
        return Delays.greatest(tour, planner.earliest(tour), Delays.said(jobs)).isPresent();
    }

    /** What planning may not touch is not changed, but who waits there hears the true time too. */
    void tell(Draft draft) {
        Set<String> planned = draft.before().stream().map(PlanTour::id).collect(Collectors.toSet());
        book.tours(draft.day()).stream()
                .filter(tour -> tour.carrier().equals(draft.carrier()) && !planned.contains(tour.id()))
                .map(tour -> input.tour(tour, book.stops(tour.id()), draft.now()))
                .filter(this::isBehind)
                .forEach(writer::write);
    }
}
