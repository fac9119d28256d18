package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.StepRefusal;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves jobs along their states (rule 7); every caller is in a transaction. */
@ApplicationScoped
public class StepTaking {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.GERMANY);

    private static final Duration FETCHED_WITHIN = Duration.ofMinutes(30);

    private static final Map<Step, AlertKind> LEAVES_ROOM = Map.of(
            Step.NO_SHOW, AlertKind.NO_SHOW,
            Step.TURNED_DOWN, AlertKind.TURNED_DOWN,
            Step.NOT_READY, AlertKind.NOT_READY);

    @Inject
    private TourBook book;

    @Inject
    private PlanWriter writer;

    @Inject
    private WayBack wayBack;

    @Inject
    private LateOrders lateOrders;

    @Inject
    private TourHand hand;

    @Inject
    private Alerts alerts;

    @Inject
    private StepAlerts stepAlerts;

    @Inject
    private Replans replans;

    @Inject
    private LegNews news;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /** Takes the step or refuses it. */
    public JobView take(String jobId, Step step, StepNote note, String driver) {
        TransportJob job = ownJob(jobId, driver);
        requireOpen(job);
        Optional<String> tour = job.tourId();
        accept(job.take(step, clock.instant()));
        if (step == Step.TURNED_DOWN || step == Step.NOT_READY) {
            writer.removeStops(job);
            leftBy(job, step, note);
        }
        settleStops(job, note.at());
        if (step == Step.NOT_DELIVERED) {
            wayBack.plan(job);
        }
        missed(job, tour, step, note);
        news.driven(job, note);
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
        return view(job);
    }

    /** A vehicle that failed leaves its jobs to others; of any other reason a dispatcher must know first (rule 14). Who was not ready is fetched later. */
    private void leftBy(TransportJob job, Step step, StepNote note) {
        boolean failed = note.reason()
                .filter(reason -> reason.alert(Step.TURNED_DOWN) == AlertKind.BREAKDOWN)
                .isPresent();
        if (step == Step.NOT_READY) {
            Instant from =
                    note.at().plus(note.reason().orElse(StepReason.READY_IN_15).readyIn());
            job.comeAgain(new Period(from, from.plus(FETCHED_WITHIN)));
        }
        if (failed || step == Step.NOT_READY) {
            job.owe();
        } else {
            job.hold(note.reason().map(StepReason::code).orElse(Step.TURNED_DOWN.code()));
        }
        lateOrders.settle(job);
    }

    /** Who does not ride, or is handed back, leaves room: the rest of the day is planned again, and the board says it (rule 26). */
    private void missed(TransportJob job, Optional<String> tour, Step step, StepNote note) {
        AlertKind plain = LEAVES_ROOM.get(step);
        if (plain == null) {
            return;
        }
        AlertKind kind = note.reason().map(reason -> reason.alert(step)).orElse(plain);
        String id = kind.code() + ":" + job.id() + ":" + note.at().getEpochSecond();
        String why = note.reason().map(StepReason::code).orElse("");
        // Rule 17: who says that it cannot drive gets nothing more until a dispatcher puts it back.
        Map<String, Instant> freed = kind == AlertKind.BREAKDOWN
                ? tour.flatMap(book::findTour).map(hand::free).orElse(Map.of())
                : Map.of();
        alerts.raise(id, new What(kind, job.serviceDate(), job.carrier(), tour, Optional.of(job.id()), 0, why), freed);
        replans.later(job.serviceDate(), job.carrier());
    }

    /** As it was when the driver took the step: on the driver's tour, and not called back yet (rule 28). */
    public JobView lateJobOf(String jobId, Step step, Instant at, String driver) {
        book.dayOf(jobId).ifPresent(book::lock);
        TransportJob job = book.find(jobId).orElseThrow(StepTaking::notYours);
        if (!isDrivenBy(job, driver)) {
            Tour former = formerTour(job, driver).orElseThrow(StepTaking::notYours);
            bringBack(job, former);
            stepAlerts.tell(job, AlertKind.DEVIATION.code() + ":" + jobId + ":" + former.id(), "step.moved-back");
        }
        if (step == Step.HANDED_OVER && job.resume(at)) {
            stepAlerts.tell(job, AlertKind.DEVIATION.code() + ":" + jobId + ":" + at, "step.before-call-back");
        }
        return view(job);
    }

    private void bringBack(TransportJob job, Tour former) {
        boolean free = job.state() == JobState.PLANNED || job.state() == JobState.UNPLANNED;
        if (!free || !former.serviceDate().equals(job.serviceDate())) {
            throw new RefusedException(ProblemKind.CONFLICT, "step.moved-away");
        }
        Instant now = clock.instant();
        Instant pickup = job.plannedPickup().orElse(now);
        Instant dropOff = job.plannedDropOff().orElse(pickup);
        writer.removeStops(job);
        job.waitAgain(now);
        int next = book.stops(former.id()).size();
        book.add(new Stop(former.id(), job, Action.PICKUP, next, pickup));
        book.add(new Stop(former.id(), job, Action.DROP_OFF, next + 1, dropOff));
        job.plan(former.id(), pickup, dropOff, now);
        news.planned(job);
        replans.later(job.serviceDate(), job.carrier());
    }

    /** A job that is the driver's, or was on a tour of the driver's. */
    public JobView onceJobOf(String jobId, String driver) {
        book.dayOf(jobId).ifPresent(book::lock);
        return view(book.find(jobId)
                .filter(job ->
                        isDrivenBy(job, driver) || formerTour(job, driver).isPresent())
                .orElseThrow(StepTaking::notYours));
    }

    private boolean isDrivenBy(TransportJob job, String driver) {
        return job.tourId()
                .flatMap(book::findTour)
                .map(Tour::driver)
                .filter(driver::equals)
                .isPresent();
    }

    private Optional<Tour> formerTour(TransportJob job, String driver) {
        return job.formerTours().stream()
                .flatMap(id -> book.findTour(id).stream())
                .filter(tour -> tour.driver().equals(driver))
                .reduce((earlier, later) -> later);
    }

    private static RefusedException notYours() {
        return new RefusedException(ProblemKind.FORBIDDEN, "step.not-your-job");
    }

    /** Takes the last step back or refuses to. */
    public JobView takeBack(String jobId, Step step, Instant at, String driver) {
        TransportJob job = ownJob(jobId, driver);
        JobState end = job.state();
        accept(job.takeBack(step, clock.instant()));
        if (end == JobState.NO_SHOW) {
            restoreDropOff(job);
            alerts.withdrawOfJob(job.id(), Set.of(AlertKind.NO_SHOW, AlertKind.NOT_READY));
            replans.later(job.serviceDate(), job.carrier());
        }
        Action reopened = end == JobState.ON_BOARD || end == JobState.PICKED_UP || end == JobState.NO_SHOW
                ? Action.PICKUP
                : Action.DROP_OFF;
        stop(job, reopened).ifPresent(Stop::undone);
        if (end == JobState.NOT_DELIVERED) {
            // The way leads to the patient again.
            wayBack.plan(job);
            replans.later(job.serviceDate(), job.carrier());
        }
        if (job.state() == JobState.PLANNED) {
            lateOrders.settle(job);
        }
        news.takenBack(job, at, end);
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
        return view(job);
    }

    /** A no-show took the drop-off out of the tour; it comes right after its pickup, until the day is planned again. */
    private void restoreDropOff(TransportJob job) {
        Stop pickup = stop(job, Action.PICKUP).orElseThrow();
        for (Stop later : book.stops(pickup.tourId())) {
            if (later.position() > pickup.position()) {
                later.move(later.tourId(), later.position() + 1, later.plannedAt());
            }
        }
        Instant at = job.plannedDropOff().orElse(pickup.plannedAt());
        book.add(new Stop(pickup.tourId(), job, Action.DROP_OFF, pickup.position() + 1, at));
    }

    private static void accept(Optional<StepRefusal> refusal) {
        if (refusal.isPresent()) {
            throw new RefusedException(ProblemKind.CONFLICT, refusal.get().key());
        }
    }

    /** How a job stands, whoever drives it. */
    public JobView present(String jobId) {
        return view(book.find(jobId).orElseThrow(StepTaking::notYours));
    }

    /** How the driver's job stands. */
    public JobView jobOf(String jobId, String driver) {
        return view(ownJob(jobId, driver));
    }

    /** Whether a job exists is no driver's business but its own. */
    private TransportJob ownJob(String jobId, String driver) {
        book.dayOf(jobId).ifPresent(book::lock);
        return book.find(jobId).filter(job -> isDrivenBy(job, driver)).orElseThrow(StepTaking::notYours);
    }

    /** Tomorrow's tour is not driven today. */
    private void requireOpen(TransportJob job) {
        Optional<Tour> tour = job.tourId().flatMap(book::findTour);
        if (tour.filter(found -> !found.isOpen(clock.instant())).isPresent()) {
            var opens = tour.get().opensAt().atZone(HubClock.berlin());
            throw new RefusedException(ProblemKind.CONFLICT, "step.too-early", DAY.format(opens), TIME.format(opens));
        }
    }

    private void settleStops(TransportJob job, Instant at) {
        JobState state = job.state();
        if (state == JobState.ON_BOARD || state == JobState.PICKED_UP || state == JobState.NO_SHOW) {
            stop(job, Action.PICKUP).ifPresent(stop -> stop.done(at));
        }
        if (state == JobState.NO_SHOW) {
            stop(job, Action.DROP_OFF).ifPresent(book::remove);
        } else if (state.isEnded() || state == JobState.BROUGHT_BACK) {
            stop(job, Action.DROP_OFF).ifPresent(stop -> stop.done(at));
        }
    }

    private Optional<Stop> stop(TransportJob job, Action action) {
        return book.findStop(Stop.idOf(job.id(), action));
    }

    static JobView view(TransportJob job) {
        return new JobView(
                job.id(),
                job.kind().code(),
                job.state(),
                job.wish().name(),
                job.wish().caseId(),
                job.wish().patient(),
                job.wish().dropOff().inWords(),
                job.nextSteps(),
                job.carrier(),
                job.serviceDate(),
                job.wish().supplier(),
                job.isCold(),
                job.isNarcotic(),
                job.boardingCode());
    }
}
