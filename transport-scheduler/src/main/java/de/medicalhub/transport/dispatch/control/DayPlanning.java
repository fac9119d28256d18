package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.dispatch.Whereabouts.Seen;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.planning.Answer;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Plans one day: one job into the plan that is there, or all that is not begun again. */
@ApplicationScoped
public class DayPlanning implements PlannedDays {
    private static final int ROUNDS_OF_FOLLOWING = 5;

    @Inject
    private TourBook book;

    @Inject
    private FitTours fitTours;

    @Inject
    private PlanInput input;

    @Inject
    private Hopeless hopeless;

    @Inject
    private MissedHomes missedHomes;

    @Inject
    private Replans replans;

    @Inject
    private PlanWriter writer;

    @Inject
    private TrueTimes trueTimes;

    @Inject
    private ToldMoves toldMoves;

    @Inject
    private OwedJobs owed;

    @Inject
    private Planner planner;

    @Inject
    private Alerts alerts;

    @Inject
    private Whereabouts whereabouts;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /** Gives the job its best place, or its reason; the day is locked by the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void insert(TransportJob job) {
        place(job);
        if (job.kind() == JobKind.RIDE) {
            job.wish().caseId().flatMap(book::deliveryOf).ifPresent(delivery -> takeAlong(delivery, job));
        }
        followRides(job.serviceDate());
        changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
    }

    /** What is on a day that is not locked is planned with that day, soon (rule 3). */
    private void takeAlong(TransportJob delivery, TransportJob ride) {
        if (delivery.serviceDate().equals(ride.serviceDate())) {
            placeAgain(delivery);
        } else {
            replans.later(delivery.serviceDate(), delivery.carrier());
        }
    }

    /** Rule 10: a ride that moved takes the delivery of its case along, that of another day when that day is planned; where a dispatcher's hand is on it, the board says so. */
    void followRides(LocalDate day) {
        for (int round = 0; round < ROUNDS_OF_FOLLOWING; round++) {
            List<TransportJob> early =
                    missedHomes.of(day).filter(this::isOpenToPlanning).toList();
            early.forEach(this::placeAgain);
            if (early.isEmpty()) {
                break;
            }
        }
        missedHomes.of(day).filter(job -> !isOpenToPlanning(job)).forEach(missedHomes::tell);
        missedHomes.elsewhere(day).forEach(job -> {
            if (isOpenToPlanning(job)) {
                replans.later(job.serviceDate(), job.carrier());
            } else {
                missedHomes.tell(job);
            }
        });
    }

    /** Not pinned, and not on a tour that a dispatcher has in hand or that is out of service. */
    boolean isOpenToPlanning(TransportJob job) {
        return !job.isPinned()
                && job.tourId()
                        .flatMap(book::findTour)
                        .filter(tour -> !tour.isOpenToPlanning())
                        .isEmpty();
    }

    private void placeAgain(TransportJob job) {
        if (isOpenToPlanning(job) && placeAnew(job)) {
            changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
        }
    }

    /** Looks for its place again, unless it is begun or held; answers whether it did. */
    boolean placeAnew(TransportJob job) {
        boolean waiting = job.state() == JobState.UNPLANNED && job.held().isEmpty() && JobDemand.isPlannable(job);
        if (job.state() != JobState.PLANNED && !waiting) {
            return false;
        }
        writer.removeStops(job);
        job.waitAgain(clock.instant());
        place(job);
        return true;
    }

    private void place(TransportJob job) {
        Instant now = clock.instant();
        Optional<Refusal> refusal = hopeless.of(job, now);
        if (refusal.isPresent()) {
            writer.refuse(job, refusal.get());
        } else {
            Answer answer = planner.insert(rest(job.serviceDate(), job.carrier(), now), input.job(job, now));
            if (answer instanceof Answer.Placed placed) {
                placed.tours().stream()
                        .filter(tour -> tour.id().equals(placed.tourId()))
                        .forEach(tour -> toldMoves.name(writer.write(tour)));
            } else if (answer instanceof Answer.Refused refused) {
                writer.refuse(job, closedElse(job, refused.refusal(), now));
            }
        }
    }

    /** Where it is the pharmacy's hours that leave no room, they are the reason and not the window (rule 29). */
    private Refusal closedElse(TransportJob job, Refusal refusal, Instant now) {
        boolean byHours = JobDemand.isNarrowed(job)
                && planner.insert(rest(job.serviceDate(), job.carrier(), now), input.atAnyHour(job))
                        instanceof Answer.Placed;
        return byHours ? Refusal.of(Rule.PHARMACY_CLOSED) : refusal;
    }

    /** The carrier's day as it is planned again (planning's rule 9). */
    @Override
    @Transactional
    public Draft read(LocalDate day, String carrier) {
        book.lockToPlan(day);
        Instant now = clock.instant();
        fitTours.leaveThoseWithoutPapers(day, carrier);
        Map<String, Seen> seen = new HashMap<>();
        fitTours.of(day, carrier)
                .forEach(tour -> whereabouts.lastSeen(tour.id()).ifPresent(one -> seen.put(tour.id(), one)));
        List<PlanTour> before = rest(day, carrier, now, seen);
        for (TransportJob job : waitingJobs(day, carrier)) {
            hopeless.of(job, now).ifPresent(refusal -> writer.refuse(job, refusal));
        }
        return draft(day, carrier, now, seen, before);
    }

    private Lateness lateness() {
        return new Lateness(planner);
    }

    private Draft draft(LocalDate day, String carrier, Instant now, Map<String, Seen> seen, List<PlanTour> before) {
        List<PlanJob> waiting = new ArrayList<>();
        List<PlanTour> kept =
                before.stream().map(tour -> lateness().keepable(tour, waiting)).toList();
        waitingJobs(day, carrier).stream()
                .filter(job -> hopeless.of(job, now).isEmpty())
                .forEach(job -> waiting.add(input.job(job, now)));
        return new Draft(day, carrier, now, seen, before, kept, List.copyOf(waiting));
    }

    @Override
    @Transactional
    public boolean write(Draft draft, Plan plan, BooleanSupplier mayWrite, Runnable written) {
        book.lockToPlan(draft.day());
        List<PlanTour> now = rest(draft.day(), draft.carrier(), draft.now(), draft.seen());
        if (!draft(draft.day(), draft.carrier(), draft.now(), draft.seen(), now).equals(draft)) {
            return false;
        }
        Map<String, Instant> pickups = book.pickups(draft.day());
        write(owed.in(plan), draft.before());
        trueTimes.tell(draft);
        followRides(draft.day());
        alerts.answer(draft.day(), draft.carrier(), taken -> {
            Map<String, Instant> said = new HashMap<>(pickups);
            said.putAll(taken);
            return effects(draft, said);
        });
        changed.fire(new PlanChanged(draft.day(), draft.carrier()));
        book.flush();
        if (!mayWrite.getAsBoolean()) {
            throw new HubException(ProblemKind.CONFLICT, "Another node plans the region by now.");
        }
        written.run();
        return true;
    }

    /** Of whom the pickup is another one than it was. */
    private List<Effect> effects(Draft draft, Map<String, Instant> before) {
        return book.jobs(draft.day()).stream()
                .filter(job ->
                        job.carrier().equals(draft.carrier()) && !job.state().isEnded())
                .map(job -> new Effect(job, Optional.ofNullable(before.get(job.id())), job.plannedPickup()))
                .filter(Effect::isNoticeable)
                .toList();
    }

    /** Days with open jobs from yesterday on, whose tours may run over midnight. */
    @Transactional
    public List<LocalDate> openDays() {
        return book.openDays(
                LocalDate.ofInstant(clock.instant(), HubClock.berlin()).minusDays(1));
    }

    private void write(Plan plan, List<PlanTour> before) {
        Set<String> refused = new HashSet<>(plan.refused().keySet());
        List<PlanTour> tours = lateness().withLate(plan.tours(), before, refused);
        for (int i = 0; i < tours.size(); i++) {
            PlanTour tour = tours.get(i);
            if (!tour.stops().equals(before.get(i).stops()) || trueTimes.isBehind(tour)) {
                toldMoves.name(writer.write(tour));
            }
        }
        plan.refused().forEach((id, refusal) -> {
            if (refused.contains(id)) {
                writer.refuse(book.find(id).orElseThrow(), refusal);
            }
        });
    }

    /** A carrier's jobs are planned onto its own vehicles only (rule 12), and not onto those in the dispatcher's hand (rule 16). */
    List<PlanTour> rest(LocalDate day, String carrier, Instant now) {
        return fitTours.of(day, carrier).stream()
                .map(tour -> input.tour(tour, book.stops(tour.id()), now))
                .toList();
    }

    /** The same for who only asks; writes nothing, and needs no lock. */
    List<PlanTour> foreseen(List<Tour> tours, Instant now) {
        return tours.stream()
                .map(tour -> input.tour(tour, book.stops(tour.id()), now))
                .toList();
    }

    private List<PlanTour> rest(LocalDate day, String carrier, Instant now, Map<String, Seen> seen) {
        return fitTours.of(day, carrier).stream()
                .map(tour -> input.tour(tour, book.stops(tour.id()), now, Optional.ofNullable(seen.get(tour.id()))))
                .toList();
    }

    private List<TransportJob> waitingJobs(LocalDate day, String carrier) {
        return book.jobs(day).stream()
                .filter(job -> job.carrier().equals(carrier))
                .filter(job -> job.state() == JobState.UNPLANNED && job.held().isEmpty())
                .filter(JobDemand::isPlannable)
                .toList();
    }
}
