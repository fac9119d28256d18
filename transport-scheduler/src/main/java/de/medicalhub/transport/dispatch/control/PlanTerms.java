package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.JobTerms;
import de.medicalhub.transport.planning.JobTerms.Told;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says in the planner's words what goes with a job beside places, times and needs. */
@ApplicationScoped
public class PlanTerms {
    /** The id of no tour: nobody on duty is whom the order demands. */
    private static final Set<String> NO_TOUR = Set.of("");

    @Inject
    private TourBook book;

    @Inject
    private OpenTours tours;

    @Inject
    private TransportSettings settings;

    /** @param open whether its windows bind no longer: then no told time does */
    JobTerms of(TransportJob job, boolean open) {
        return new JobTerms(
                onlyTours(job),
                apart(job, () -> book.jobs(job.serviceDate())),
                job.tourId(),
                job.wish().priority(),
                open ? Optional.empty() : told(job));
    }

    private Optional<Told> told(TransportJob job) {
        return job.told()
                .map(at -> new Told(
                        job.toldStop(),
                        at.getEpochSecond(),
                        settings.toldTolerance().toSeconds()));
    }

    /** Ids of the tours that the order allows; empty if it allows all. */
    private Set<String> onlyTours(TransportJob job) {
        Demands demands = job.wish().demands();
        if (!demands.isChoosy() && demands.kilograms() == 0) {
            return Set.of();
        }
        Set<String> allowed = tours.foreseen(job.serviceDate()).stream()
                .filter(tour -> demands.allows(tour.vehicleId(), tour.driver()) && tour.bears(job.wish()))
                .map(Tour::id)
                .collect(Collectors.toSet());
        return allowed.isEmpty() ? NO_TOUR : allowed;
    }

    /** Who needs protection against infection rides with no other patient (rule 12); parcels may come along. */
    static Set<String> apart(TransportJob job, Supplier<List<TransportJob>> ofTheDay) {
        if (job.kind() != JobKind.RIDE || !job.wish().needs().contains(RideNeed.INFECTION)) {
            return Set.of();
        }
        return ofTheDay.get().stream()
                .filter(other -> other.kind() == JobKind.RIDE && !other.id().equals(job.id()))
                .map(TransportJob::id)
                .collect(Collectors.toSet());
    }
}
