package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** What no plan can mend. */
@ApplicationScoped
public class Hopeless {
    @Inject
    private PlanInput input;

    /** Why that job can be on no tour, whoever drives. */
    Optional<Refusal> of(TransportJob job, Instant now) {
        if (!job.isOwed()
                && job.wish().window().map(Period::end).filter(now::isAfter).isPresent()) {
            return Optional.of(Refusal.of(Rule.WINDOW_PASSED));
        }
        if (JobDemand.isClosed(job, now)) {
            return Optional.of(Refusal.of(Rule.PHARMACY_CLOSED));
        }
        return job.wish()
                .window()
                .flatMap(order -> input.homecoming(job).flatMap(home -> home.tooLateFor(order)))
                .map(late -> new Refusal(Rule.HOME_TOO_LATE, Math.max(1, late.toMinutes())));
    }
}
