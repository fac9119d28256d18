package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What no plan can mend. */
@ApplicationScoped
public class Hopeless {
    @Inject
    private PlanInput input;

    @Inject
    private OpenTours tours;

    /** Why that job can be on no tour, whoever drives. */
    Optional<Refusal> of(TransportJob job, Instant now) {
        if (!job.isOwed()
                && job.wish().window().map(Period::end).filter(now::isAfter).isPresent()) {
            return Optional.of(Refusal.of(Rule.WINDOW_PASSED));
        }
        if (JobDemand.isClosed(job, now)) {
            return Optional.of(Refusal.of(Rule.PHARMACY_CLOSED));
        }
        Optional<Refusal> tooHeavy = tooHeavy(job);
        if (tooHeavy.isPresent()) {
            return tooHeavy;
        }
        return job.wish()
                .window()
                .flatMap(order -> input.homecoming(job).flatMap(home -> home.tooLateFor(order)))
                .map(late -> new Refusal(Rule.HOME_TOO_LATE, Math.max(1, late.toMinutes())));
    }

    /** The same refusal, or that it is weight alone that left no tour: the order demands neither vehicle nor driver (rule 33). */
    static Refusal byWeight(Wish wish, Refusal refusal) {
        boolean byWeight = refusal.rule() == Rule.VEHICLE_NOT_ON_DUTY
                && wish.demands().kilograms() > 0
                && !wish.demands().isChoosy();
        if (byWeight) {
            return Refusal.of(Rule.BEARING_VEHICLE_AWAY);
        }
        // The vehicle that would come otherwise may not bear the person.
        boolean mayBeTooWeak =
                refusal.rule() == Rule.VEHICLE_NOT_ON_DUTY && wish.demands().kilograms() > 0;
        return mayBeTooWeak ? Refusal.of(refusal.rule()) : refusal;
    }

    /** Lift, ramp and those who carry bear less than that on each tour of the day (rule 33). */
    private Optional<Refusal> tooHeavy(TransportJob job) {
        if (job.wish().demands().kilograms() == 0) {
            return Optional.empty();
        }
        List<Tour> own = tours.foreseen(job.serviceDate()).stream()
                .filter(tour -> tour.carrier().equals(job.carrier()))
                .toList();
        if (own.isEmpty() || own.stream().anyMatch(tour -> tour.bears(job.wish()))) {
            return Optional.empty();
        }
        long most = own.stream()
                .map(tour -> tour.mostKilograms(job.wish()))
                .mapToInt(OptionalInt::getAsInt)
                .max()
                .orElse(0);
        return Optional.of(new Refusal(Rule.TOO_HEAVY, most));
    }
}
