package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.dispatch.BoardingCode;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** One pickup with its drop-off, from the request until it ended; owns its state graph. */
@Entity
@Table(name = "transport_job")
public class TransportJob extends KeptJob {
    /** How long after its end a mis-tap may be taken back; later others have acted on it. */
    private static final Duration END_IS_SOFT = Duration.ofMinutes(15);

    /** For JPA. */
    protected TransportJob() {}

    /** A new job that waits to be planned. */
    public TransportJob(String id, Wish wish, LocalDate serviceDate, Instant now) {
        this.id = id;
        this.wish = wish;
        this.serviceDate = serviceDate;
        this.state = JobState.UNPLANNED;
        this.changedAt = now;
    }

    /** The job wishes something else now; it waits to be planned again. Only before the driver began. */
    public void wishes(Wish other, LocalDate day, Instant now) {
        requireNotStarted();
        pinned = false;
        held = null;
        owed = false;
        missedChange = false;
        Optional<Period> window = windowFor(other.window());
        if (!window.equals(wish.window())) {
            toldAt = null;
        }
        wish = window.equals(other.window()) ? other : other.at(window.orElseThrow());
        serviceDate = day;
        waitAgain(now);
    }

    /** Somebody says where one of its places lies, which nothing else knows. Only while it is on no tour. */
    public void locate(Action side, GeoPoint at) {
        requireNotStarted();
        boolean pickup = side == Action.PICKUP;
        wish = wish.between(
                pickup ? wish.pickup().setByHand(at) : wish.pickup(),
                pickup ? wish.dropOff() : wish.dropOff().setByHand(at));
    }

    /** Its vehicle dropped out: another one comes, if late (rule 17). */
    public void owe() {
        owed = true;
    }

    /** The order changed, and the job cannot follow while its driver is at it; or it can again. */
    public void missedChange(boolean isMissed) {
        missedChange = isMissed;
    }

    /** The vehicle of a driver who had begun cannot come any more; only before anybody is aboard. */
    public void strand(Instant now) {
        require(state == JobState.ACCEPTED || state.isAtPickup(), "is not on the way to its pickup");
        pinned = false;
        owed = true;
        leaveTour(now);
        state = JobState.UNPLANNED;
    }

    /** Its tour is gone. Only before the driver began. */
    public void waitAgain(Instant now) {
        requireNotStarted();
        pinned = false;
        leaveTour(now);
        state = JobState.UNPLANNED;
    }

    /** It is on that tour at these times. */
    public void plan(String tour, Instant pickup, Instant dropOff, Instant now) {
        requireNotEnded();
        if (!tour.equals(tourId)) {
            rememberTour();
        }
        boolean same = tour.equals(tourId) && pickup.equals(plannedPickup) && dropOff.equals(plannedDropOff);
        tourId = tour;
        plannedPickup = pickup;
        plannedDropOff = dropOff;
        whyNot = new WhyNot();
        changedAt = same ? changedAt : now;
        if (state == JobState.UNPLANNED) {
            state = JobState.PLANNED;
        }
    }

    /**
     * The times by plan are told, and stand until they are left by more than the tolerance.
     *
     * @return by how long the plan is later (negative: earlier) than what had been told, if that is more than the tolerance
     */
    public Optional<Duration> tell(Duration tolerance) {
        Instant planned = Objects.requireNonNull(toldStop() == Action.PICKUP ? plannedPickup : plannedDropOff);
        Optional<Duration> moved = told().map(told -> Duration.between(told, planned))
                .filter(by -> by.abs().compareTo(tolerance) > 0);
        if (toldAt == null || moved.isPresent()) {
            toldAt = planned;
        }
        return moved;
    }

    /** It is on no tour, for that reason; the same reason again is no change. */
    public void refuse(Refusal refusal, Optional<Blocker> standsInTheWay, Instant now) {
        requireNotStarted();
        WhyNot why = new WhyNot(refusal, standsInTheWay);
        if (state == JobState.UNPLANNED && tourId == null && why.isSame(whyNot)) {
            return;
        }
        leaveTour(now);
        state = JobState.UNPLANNED;
        whyNot = why;
    }

    /** Nobody wishes it any more. Only before the driver began. */
    public void cancel(Instant now) {
        requireNotStarted();
        leaveTour(now);
        state = JobState.CANCELLED;
    }

    /**
     * The driver took a step.
     *
     * @return why not; empty if the step is taken
     */
    public Optional<StepRefusal> take(Step step, Instant now) {
        if (state.isEnded()) {
            return Optional.of(StepRefusal.ENDED);
        }
        if (!step.isFor(wish.kind())) {
            return Optional.of(StepRefusal.OTHER_KIND);
        }
        if (!nextSteps().contains(step)) {
            return Optional.of(StepRefusal.WRONG_ORDER);
        }
        if (JobState.after(step) == JobState.UNPLANNED) {
            leaveTour(now);
        }
        state = JobState.after(step);
        changedAt = now;
        return Optional.empty();
    }

    /**
     * The driver mis-tapped and takes the last step back (rule 13).
     *
     * @return why not; empty if the job is where it was before
     */
    public Optional<StepRefusal> takeBack(Step step, Instant now) {
        Optional<JobState> before = state.before();
        if (before.isEmpty() || state != JobState.after(step)) {
            return Optional.of(StepRefusal.NOT_LAST);
        }
        if (step == Step.NOT_DELIVERED && calledBackAt != null) {
            return Optional.of(StepRefusal.CALLED_BACK);
        }
        if (state.isEnded() && now.isAfter(changedAt.plus(END_IS_SOFT))) {
            return Optional.of(StepRefusal.TOO_LONG_AGO);
        }
        state = before.get();
        changedAt = now;
        return Optional.empty();
    }

    /** The pharmacy has the medicines again (delivery, rule 9): the job ends, whoever had decided that they come back. */
    public void receiveBack(Instant now) {
        require(state.isOnTheWayBack() && !state.isEnded(), "is not on its way back");
        state = JobState.RETURNED;
        changedAt = now;
    }

    /** The pharmacy wants the medicines back before they are handed over. */
    public void callBack(Instant now) {
        require(state == JobState.PICKED_UP, "is not in a vehicle");
        state = JobState.NOT_DELIVERED;
        calledBackAt = now;
        changedAt = now;
    }

    /**
     * The medicines were handed over before the pharmacy called them back, which we hear only now.
     *
     * @return whether the call came too late
     */
    public boolean resume(Instant handedOver) {
        if (state != JobState.NOT_DELIVERED || calledBackAt == null || !handedOver.isBefore(calledBackAt)) {
            return false;
        }
        state = JobState.PICKED_UP;
        calledBackAt = null;
        return true;
    }

    /** A second attempt: what came back waits to be planned for another time. */
    public void tryAgain(Period window, LocalDate day, Instant now) {
        require(state == JobState.RETURNED && !withdrawn, "has not come back, or nobody wishes it any more");
        attempt(window);
        calledBackAt = null;
        serviceDate = day;
        pinned = false;
        held = null;
        leaveTour(now);
        state = JobState.UNPLANNED;
    }

    /** Who was not ready is fetched from then on. Only while it is on no tour. */
    public void comeAgain(Period window) {
        require(state == JobState.UNPLANNED, "is on a tour");
        attempt(window);
    }

    /** Whether the order stands, as far as the driver has begun or the job has ended: withdrawn, it is not tried once more. */
    public void ordered(boolean stands) {
        withdrawn = !stands;
    }

    /** What the medicines need on the way; the planner looks for a vehicle and a driver that have it. */
    public void packed(boolean needsCold, boolean isNarcotic) {
        require(state.isBeforePickup(), "has left the pharmacy");
        cold = needsCold;
        narcotic = isNarcotic;
    }

    /** What the patient says at boarding, from now on. */
    public void boardsWith(BoardingCode code) {
        boardingCode = code.text();
    }

    private void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalStateException("Job " + id + " " + otherwise);
        }
    }

    /** The planner leaves it alone for that reason until a dispatcher gives it a tour (rule 14). */
    public void hold(String reason) {
        held = reason;
    }

    /** It keeps its tour, whatever is planned (rule 15). */
    public void pin() {
        pinned = true;
        held = null;
    }

    /** The planner may have it again. */
    public void release() {
        held = null;
        pinned = false;
    }

    private void rememberTour() {
        if (tourId != null && !formerTours().contains(tourId)) {
            formerTours = (formerTours + " " + tourId).strip();
        }
    }

    private void leaveTour(Instant now) {
        rememberTour();
        tourId = null;
        plannedPickup = null;
        plannedDropOff = null;
        whyNot = new WhyNot();
        changedAt = now;
    }

    private void requireNotStarted() {
        requireNotEnded();
        if (state.isStarted()) {
            throw new IllegalStateException("The driver has begun with job " + id);
        }
    }

    private void requireNotEnded() {
        if (state.isEnded()) {
            throw new IllegalStateException("Job " + id + " has ended");
        }
    }
}
