package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.PlannedWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What stands on the tours, counted. */
@ApplicationScoped
public class PlannedTours implements PlannedWork {
    @Inject
    private TourBook book;

    @Override
    @Transactional
    public List<Planned> plannedFrom(String carrier, LocalDate day) {
        return book.openDays(day).stream()
                .flatMap(open -> book.tours(open).stream())
                .filter(tour -> tour.carrier().equals(carrier))
                .map(this::planned)
                .filter(planned -> planned.waiting() + planned.begun() > 0)
                .toList();
    }

    private Planned planned(Tour tour) {
        List<JobState> states = book.stops(tour.id()).stream()
                .map(Stop::job)
                .collect(Collectors.toMap(TransportJob::id, TransportJob::state, (one, same) -> one))
                .values()
                .stream()
                .filter(state -> !state.isEnded())
                .toList();
        int begun = (int) states.stream().filter(JobState::isStarted).count();
        return new Planned(tour.serviceDate(), tour.vehicleId(), tour.shiftStart(), states.size() - begun, begun);
    }
}
