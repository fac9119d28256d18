package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves a job by a dispatcher's hand (rules 15 and 18). */
@ApplicationScoped
public class HandMoves {
    /** Why a job that a dispatcher took off all tours is held. */
    static final String HELD_BY_DISPATCHER = "dispatcher";

    @Inject
    private TourBook book;

    @Inject
    private OpenTours tours;

    @Inject
    private FitTours fitTours;

    @Inject
    private PlanInput input;

    @Inject
    private PlanWriter writer;

    @Inject
    private Hopeless hopeless;

    @Inject
    private DayPlanning planning;

    @Inject
    private Planner planner;

    @Inject
    private Blockers blockers;

    @Inject
    private LegNews news;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /**
     * A move.
     *
     * @param tourId where to; empty for off all tours
     * @param seen the job's version that the dispatcher saw
     * @param trial whether it is only asked what it would change
     */
    public record Wanted(String jobId, Optional<String> tourId, long seen, boolean trial) {}

    /**
     * What a move does, or why it cannot be.
     *
     * @param effects on the job and on others of the new tour and of the one that it leaves
     * @param late whether it comes after its window
     * @param unweighed whether nobody said how much lift or crew bear, of a patient whose weight is known (rule 33)
     * @param version of the job afterwards
     * @param estimated whether a time among the effects is an estimate by air distance
     */
    public record Outcome(
            Optional<Hindrance> hindrance,
            List<Effect> effects,
            boolean late,
            boolean unweighed,
            long version,
            boolean estimated) {
        private static Outcome not(Hindrance why, TransportJob job) {
            return new Outcome(Optional.of(why), List.of(), false, false, job.version(), false);
        }
    }

    /** Moves the job, or says why not. */
    @Transactional
    public Outcome move(Wanted wanted, Set<String> carriers) {
        TransportJob job = seen(wanted.jobId(), wanted.seen(), carriers);
        if (wanted.tourId().isEmpty()) {
            return off(job, wanted.trial());
        }
        Tour tour = wanted.tourId()
                .flatMap(book::findTour)
                .filter(found -> found.carrier().equals(job.carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "move.tour-gone"));
        return to(job, tour, wanted.trial());
    }

    /** The job stays on the tour on which it is planned, whatever planning finds (rule 15). */
    @Transactional
    public void keep(String jobId, long seen, Set<String> carriers) {
        TransportJob job = seen(jobId, seen, carriers);
        if (job.tourId().isEmpty()) {
            throw new RefusedException(ProblemKind.CONFLICT, "move.not-planned");
        }
        job.pin();
        finish(job);
    }

    /** The planner may have the job again: on its tour it is no longer pinned, on none it is planned. */
    @Transactional
    public void release(String jobId, long seen, Set<String> carriers) {
        TransportJob job = seen(jobId, seen, carriers);
        job.release();
        if (job.tourId().isEmpty() && JobDemand.isPlannable(job)) {
            planning.insert(job);
        }
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }

    /** The job as the dispatcher saw it, with its day locked. */
    TransportJob seen(String jobId, long seen, Set<String> carriers) {
        book.dayOf(jobId).ifPresent(book::lock);
        TransportJob job = book.find(jobId)
                .filter(found -> carriers.contains(found.carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "move.job-gone"));
        boolean stranded = job.tourId()
                .flatMap(book::findTour)
                .filter(tour -> isStranded(job, tour))
                .isPresent();
        if ((job.state().isStarted() && !stranded) || job.state().isEnded()) {
            throw new RefusedException(ProblemKind.CONFLICT, "move.begun");
        }
        if (job.version() != seen) {
            throw new RefusedException(ProblemKind.CONFLICT, "move.changed");
        }
        return job;
    }

    /** Whether the driver had begun and the vehicle has dropped out, with nobody aboard: then a dispatcher may still move it. */
    static boolean isStranded(TransportJob job, Tour tour) {
        return tour.isOutOfService() && (job.state() == JobState.ACCEPTED || job.state() == JobState.ARRIVED);
    }

    private Outcome off(TransportJob job, boolean trial) {
        List<Effect> effects = new ArrayList<>(List.of(new Effect(job, job.plannedPickup(), Optional.empty())));
        effects.addAll(left(job, Optional.empty()));
        if (!trial) {
            leave(job);
            job.hold(HELD_BY_DISPATCHER);
            news.planned(job);
            finish(job);
        }
        return new Outcome(Optional.empty(), effects, false, false, job.version(), news.isEstimated(effects));
    }

    private Outcome to(TransportJob job, Tour tour, boolean trial) {
        Instant now = clock.instant();
        Optional<Hindrance> hindrance = hindrance(job, tour, now);
        if (hindrance.isPresent()) {
            return Outcome.not(hindrance.get(), job);
        }
        PlanJob wanted = input.job(job, now);
        PlanTour rest = input.tour(tour, book.stops(tour.id()), now).without(wanted);
        if (!tour.bears(job.wish())) {
            return Outcome.not(Hindrance.of("move.too-heavy"), job);
        }
        if (!rest.isAllowed(wanted)) {
            return Outcome.not(Hindrance.of("move.other-demanded"), job);
        }
        if (!rest.canCarry(wanted)) {
            return Outcome.not(Hindrance.of("move.cannot-carry"), job);
        }
        Answer answer = planner.insert(List.of(rest), wanted);
        if (answer instanceof Answer.Refused refused) {
            return Outcome.not(Hindrance.of(refused.refusal(), blockers.of(refused.refusal())), job);
        }
        PlanTour driven = ((Answer.Placed) answer).tours().get(0);
        List<Effect> effects = new ArrayList<>(effects(driven, job));
        effects.addAll(left(job, Optional.of(tour)));
        if (!trial) {
            leave(job);
            writer.write(driven);
            job.pin();
            planning.followRides(job.serviceDate());
            finish(job);
        }
        boolean late = job.wish().window().map(Period::end).filter(now::isAfter).isPresent();
        boolean unweighed = tour.lacksLimit(job.wish());
        return new Outcome(Optional.empty(), effects, late, unweighed, job.version(), news.isEstimated(effects));
    }

    private Optional<Hindrance> hindrance(TransportJob job, Tour tour, Instant now) {
        if (!tour.serviceDate().equals(job.serviceDate())) {
            return Optional.of(Hindrance.of("move.other-day"));
        }
        if (tours.foreseen(job.serviceDate()).stream().noneMatch(one -> one.id().equals(tour.id()))) {
            return Optional.of(Hindrance.of("move.tour-gone"));
        }
        if (tour.isOutOfService()) {
            return Optional.of(Hindrance.of("move.out-of-service"));
        }
        if (!fitTours.hasPapers(tour)) {
            return Optional.of(Hindrance.of("move.papers-expired"));
        }
        if (!JobDemand.isPlannable(job)) {
            return Optional.of(job.refusal()
                    .map(refusal -> Hindrance.of(refusal, job.blocker()))
                    .orElseGet(() -> Hindrance.of("move.incomplete")));
        }
        return hopeless.of(job, now).filter(why -> !mayBeLate(job, why)).map(Hindrance::of);
    }

    /** A dispatcher may drive a patient late rather than not at all, and is told so. */
    private static boolean mayBeLate(TransportJob job, Refusal why) {
        return why.rule() == Rule.WINDOW_PASSED && job.kind() == JobKind.RIDE;
    }

    /** Of whom the pickup changes on the tour that the job leaves, if it is another one. */
    private List<Effect> left(TransportJob job, Optional<Tour> tour) {
        Instant now = clock.instant();
        return job.tourId()
                .filter(old -> tour.map(Tour::id).filter(old::equals).isEmpty())
                .flatMap(book::findTour)
                .map(old -> input.tour(old, book.stops(old.id()), now).without(input.job(job, now)))
                .map(rest -> effects(rest, job))
                .orElse(List.of());
    }

    /** The moved job, and of whom else the pickup changes. */
    private List<Effect> effects(PlanTour driven, TransportJob moved) {
        Schedule schedule = planner.schedule(driven).orElseGet(() -> planner.earliest(driven));
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < driven.stops().size(); i++) {
            if (driven.stops().get(i).action() == Action.PICKUP) {
                TransportJob job = book.find(driven.stops().get(i).job().id()).orElseThrow();
                Instant after = Instant.ofEpochSecond(schedule.begins().get(i));
                effects.add(new Effect(job, job.plannedPickup(), Optional.of(after)));
            }
        }
        return effects.stream()
                .filter(effect -> effect.job().equals(moved) || effect.isNoticeable())
                .toList();
    }

    /** Takes the job out of its tour, whose other stops get their new times. */
    private void leave(TransportJob job) {
        Optional<Tour> old = job.tourId().flatMap(book::findTour);
        writer.removeStops(job);
        if (job.state().isStarted()) {
            job.strand(clock.instant());
        } else {
            job.waitAgain(clock.instant());
        }
        old.ifPresent(tour -> writer.write(input.tour(tour, book.stops(tour.id()), clock.instant())));
    }

    /** Tells whoever looks at the day. */
    void finish(TransportJob job) {
        book.flush();
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }
}
