package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.dispatch.control.DriverTours;
import de.medicalhub.transport.dispatch.control.StepTaking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** What drivers need of the dispatch. */
@ApplicationScoped
public class Dispatch {
    @Inject
    private StepTaking steps;

    @Inject
    private DriverTours tours;

    /**
     * The job moves on by one step.
     *
     * @param at when the driver took it
     * @param receiver of a hand-over
     * @throws de.medicalhub.transport.RefusedException if the driver is not the job's, or the step is not next
     */
    @Transactional
    public JobView take(String jobId, Step step, Instant at, Optional<String> receiver, String driver) {
        return steps.take(jobId, step, at, receiver, driver);
    }

    /** How the driver's job stands. */
    @Transactional
    public JobView jobOf(String jobId, String driver) {
        return steps.jobOf(jobId, driver);
    }

    /** The driver's tour of today, or else the next one, that still has open stops. */
    @Transactional
    public Optional<DriverTour> currentTour(String driver) {
        return tours.current(driver);
    }
}
