package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.Blocker;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Trial;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes what the planner found into jobs and stops, and tells the FHIR server what changed (rule 8). */
@ApplicationScoped
public class PlanWriter {
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    @Inject
    private TourBook book;

    @Inject
    private Planner planner;

    @Inject
    private Blockers blockers;

    @Inject
    private LegNews news;

    @Inject
    private TransportSettings settings;

    @Inject
    private Clock clock;

    /** The tour is driven so from now on; answers whose told time is another one by more than the tolerance. */
    List<ToldMoves.Move> write(PlanTour plan) {
        Tour tour = book.findTour(plan.id()).orElseThrow();
        Schedule schedule = planner.schedule(plan).orElseGet(() -> planner.earliest(plan));
        // Behind what is done, in whatever order that was.
        int next = 1
                + book.stops(tour.id()).stream()
                        .filter(stop -> stop.doneAt().isPresent())
                        .mapToInt(Stop::position)
                        .max()
                        .orElse(-1);
        Map<String, Instant> pickups = new HashMap<>();
        List<ToldMoves.Move> moves = new ArrayList<>();
        for (int i = 0; i < plan.stops().size(); i++) {
            PlanStop stop = plan.stops().get(i);
            Instant at = Instant.ofEpochSecond(schedule.begins().get(i));
            TransportJob job = book.find(stop.job().id()).orElseThrow();
            place(tour, job, stop.action(), next + i, at);
            if (stop.action() == Action.PICKUP) {
                pickups.put(job.id(), at);
            } else {
                Instant pickup = Optional.ofNullable(pickups.get(job.id()))
                        .or(job::plannedPickup)
                        .orElse(at);
                promise(job, tour, pickup, at).ifPresent(moves::add);
            }
        }
        return moves;
    }

    /** When and by whom a job would be driven that is on this planned tour but not written. */
    Trial.Place foreseen(PlanTour plan, String vehicle, TransportJob job) {
        Schedule schedule = planner.schedule(plan).orElseGet(() -> planner.earliest(plan));
        Map<Action, Instant> times = new EnumMap<>(Action.class);
        for (int i = 0; i < plan.stops().size(); i++) {
            PlanStop stop = plan.stops().get(i);
            if (stop.job().id().equals(job.id())) {
                times.put(stop.action(), Instant.ofEpochSecond(schedule.begins().get(i)));
            }
        }
        return new Trial.Place(
                Objects.requireNonNull(times.get(Action.PICKUP)),
                Objects.requireNonNull(times.get(Action.DROP_OFF)),
                vehicle,
                news.isEstimated(job));
    }

    private void place(Tour tour, TransportJob job, Action action, int position, Instant at) {
        Optional<Stop> known = book.findStop(Stop.idOf(job.id(), action));
        if (known.isPresent()) {
            known.get().move(tour.id(), position, at);
        } else {
            book.add(new Stop(tour.id(), job, action, position, at));
        }
    }

    private Optional<ToldMoves.Move> promise(TransportJob job, Tour tour, Instant pickup, Instant dropOff) {
        boolean tell = job.state() == JobState.UNPLANNED
                || !job.tourId().equals(Optional.of(tour.id()))
                || differ(job.plannedPickup(), pickup)
                || differ(job.plannedDropOff(), dropOff);
        job.plan(tour.id(), pickup, dropOff, clock.instant());
        Optional<Duration> moved = job.tell(settings.toldTolerance());
        if (tell) {
            news.planned(job);
        }
        return moved.map(by -> new ToldMoves.Move(job, by));
    }

    private static boolean differ(Optional<Instant> before, Instant after) {
        return before.isEmpty() || Duration.between(before.get(), after).abs().compareTo(WORTH_TELLING) >= 0;
    }

    /** The job is on no tour, for that reason. */
    void refuse(TransportJob job, Refusal why) {
        Refusal refusal = Hopeless.byWeight(job.wish(), why);
        boolean tell = !job.refusal().equals(Optional.of(new Refusal(refusal.rule(), refusal.amount())));
        Optional<Blocker> blocker = blockers.of(refusal);
        removeStops(job);
        job.refuse(refusal, blocker, clock.instant());
        if (tell) {
            news.planned(job);
        }
    }

    /** Takes the job out of its tour. */
    void removeStops(TransportJob job) {
        for (Action action : List.of(Action.PICKUP, Action.DROP_OFF)) {
            book.findStop(Stop.idOf(job.id(), action)).ifPresent(book::remove);
        }
    }
}
