package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.LegAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the FHIR server how a job stands. */
@ApplicationScoped
public class LegNews {
    @Inject
    private Answers answers;

    @Inject
    private TourBook book;

    @Inject
    private Clock clock;

    /** Another plan from now on; leaves the answer in the caller's transaction. */
    void planned(TransportJob job) {
        tell(job, clock.instant(), Optional.empty());
    }

    /**
     * The driver took a step; leaves the answer in the caller's transaction.
     *
     * @param at when the driver took it
     * @param receiver of a hand-over
     */
    void driven(TransportJob job, Instant at, Optional<String> receiver) {
        tell(job, at, receiver);
    }

    private void tell(TransportJob job, Instant at, Optional<String> receiver) {
        String reason =
                job.refusal().map(refusal -> refusal.sentence(Locale.GERMAN)).orElse(null);
        answers.legChanged(new LegAnswer(
                job.id(),
                job.state().taskStatus(),
                job.state().businessStatus(),
                assignment(job),
                reason,
                at,
                receiver.orElse(null)));
    }

    private LegAnswer.@Nullable Assignment assignment(TransportJob job) {
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        if (tour.isEmpty()
                || job.plannedPickup().isEmpty()
                || job.plannedDropOff().isEmpty()) {
            return null;
        }
        return new LegAnswer.Assignment(
                job.plannedPickup().get(),
                job.plannedDropOff().get(),
                tour.get().vehicleLabel(),
                tour.get().driver());
    }
}
