package de.medicalhub.transport.dispatch;

import de.medicalhub.transport.dispatch.control.DrivenLegs;
import de.medicalhub.transport.dispatch.control.DriverTours;
import de.medicalhub.transport.dispatch.control.LateWatch;
import de.medicalhub.transport.dispatch.control.StepAlerts;
import de.medicalhub.transport.dispatch.control.StepTaking;
import de.medicalhub.transport.dispatch.control.TryOut;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.TransportRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What drivers and those who take orders need of the dispatch. */
@ApplicationScoped
public class Dispatch {
    @Inject
    private TryOut trials;

    @Inject
    private StepTaking steps;

    @Inject
    private StepAlerts alerts;

    @Inject
    private DriverTours tours;

    @Inject
    private DrivenLegs legs;

    @Inject
    private LateWatch late;

    /**
     * The job moves on by one step.
     *
     * @throws de.medicalhub.transport.RefusedException if the driver is not the job's, or the step is not next
     */
    @Transactional
    public JobView take(String jobId, Step step, StepNote note, String driver) {
        return steps.take(jobId, step, note, driver);
    }

    /**
     * The driver mis-tapped: the job is again where it was before that step (rule 13).
     *
     * @throws de.medicalhub.transport.RefusedException if it was not the job's last step, or is too long ago
     */
    @Transactional
    public JobView takeBack(String jobId, Step step, Instant at, String driver) {
        return steps.takeBack(jobId, step, at, driver);
    }

    /** How a job stands, whoever drives it by now; for a driver who once took a step of it. */
    @Transactional
    public JobView present(String jobId) {
        return steps.present(jobId);
    }

    /**
     * The driver's tour of that id.
     *
     * @throws de.medicalhub.transport.RefusedException if it is somebody else's or there is none
     */
    @Transactional
    public TourOfDay ownTour(String tourId, String driver) {
        return tours.own(tourId, driver);
    }

    /**
     * The same for who changes it: nobody else writes of its day until the transaction ends (rule 3).
     *
     * @throws de.medicalhub.transport.RefusedException if it is somebody else's or there is none
     */
    @Transactional
    public TourOfDay lockedTour(String tourId, String driver) {
        return tours.ownLocked(tourId, driver);
    }

    /** The driver of that tour took a break; planning counts it (rule 20). The caller has the {@link #lockedTour}. */
    @Transactional
    public void rested(String tourId, Period taken, String driver) {
        tours.rested(tourId, taken, driver);
    }

    /** The vehicle of that tour was seen (see {@link Whereabouts}); if it falls behind, the board says it and the day is planned again (rule 26). */
    public void seen(String tourId) {
        late.look(tourId);
    }

    /** A step that did not fit is shown to the dispatcher, once for each id of the phone's (rule 27). */
    @Transactional
    public void refused(String stepId, String jobId, String why) {
        alerts.refused(stepId, jobId, why);
    }

    /** A step that was taken late was not as it should be; shown once. */
    @Transactional
    public void deviated(String stepId, String jobId, String how) {
        alerts.deviated(stepId, jobId, how);
    }

    /** The job of a step that was taken before we heard of it: what was meanwhile decided otherwise gives way (rule 28). */
    @Transactional
    public JobView lateJobOf(String jobId, Step step, Instant at, String driver) {
        return steps.lateJobOf(jobId, step, at, driver);
    }

    /** A job that is the driver's, or was; for what the driver did with it. */
    @Transactional
    public JobView onceJobOf(String jobId, String driver) {
        return steps.onceJobOf(jobId, driver);
    }

    /** The driver's own tour of that id, done or not. */
    @Transactional
    public Optional<DriverTour> tour(String tourId, String driver) {
        return tours.find(tourId, driver);
    }

    /** The driver's tours whose shift runs, with nothing left to do or nothing planned yet. */
    @Transactional
    public List<DriverTour> idleTours(String driver) {
        return tours.idle(driver);
    }

    /** Until when the position of that tour's vehicle is taken (driving, rule 12). */
    @Transactional
    public Instant positionUntil(String tourId) {
        return tours.positionUntil(tourId);
    }

    /** The tours of that day of these carriers. */
    @Transactional
    public List<TourOfDay> tours(LocalDate day, Set<String> carriers) {
        return tours.ofDay(day, carriers);
    }

    /** The tour's vehicle moved by so many metres, or a part of its way is missing: it counts for what is aboard. */
    @Transactional
    public void drove(String tourId, long metres, boolean gap) {
        tours.drove(tourId, metres, gap);
    }

    /** What that carrier drove on these days, for its bill. */
    @Transactional
    public List<DrivenLeg> driven(LocalDate from, LocalDate to, Set<String> carriers) {
        return legs.driven(from, to, carriers);
    }

    /**
     * What would become of a ride if it were ordered now (rule 27).
     *
     * @param appointment at the destination; then the window follows from it
     */
    @Transactional
    public Trial tryOut(TransportRequest request, Optional<Instant> appointment) {
        return trials.of(request, appointment);
    }

    /** How the driver's job stands. */
    @Transactional
    public JobView jobOf(String jobId, String driver) {
        return steps.jobOf(jobId, driver);
    }

    /** The driver's tour that still has open stops: of today, or of yesterday while its shift is not long over; else the next one. */
    @Transactional
    public Optional<DriverTour> currentTour(String driver) {
        return tours.current(driver);
    }
}
