package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.LegAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    /** Leaves the answer in the caller's transaction. */
    void tell(TransportJob job) {
        String reason =
                job.refusal().map(refusal -> refusal.sentence(Locale.GERMAN)).orElse(null);
        answers.legChanged(new LegAnswer(
                job.id(), job.state().taskStatus(), job.state().businessStatus(), assignment(job), reason));
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
