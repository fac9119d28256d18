package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a dispatcher decides on a whole tour (rules 16 and 17). */
@ApplicationScoped
public class TourHand {
    @Inject
    private TourBook book;

    @Inject
    private PlanWriter writer;

    @Inject
    private Alerts alerts;

    @Inject
    private Replans replans;

    @Inject
    private LegNews news;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /**
     * What was so before a tour dropped out.
     *
     * @param pickups by job id, of the whole day
     * @param freed ids of the jobs that were taken off the tour and wait
     * @param begun with whom the driver had begun: they stay on the tour
     */
    public record Before(
            LocalDate day, String carrier, Map<String, Instant> pickups, Set<String> freed, List<TransportJob> begun) {}

    /** The tour is planned by hand from now on, or no longer. */
    @Transactional
    public void planByHand(String tourId, boolean hand, Set<String> carriers) {
        Tour tour = ownTour(tourId, carriers);
        tour.planByHand(hand);
        changed.fire(new PlanChanged(tour.serviceDate(), tour.carrier()));
    }

    /** The tour's vehicle is there again; planning may use it, and does. */
    @Transactional
    public void backInService(String tourId, Set<String> carriers) {
        Tour tour = ownTour(tourId, carriers);
        tour.dropOut(false);
        alerts.withdrawOfTour(tourId, Set.of(AlertKind.OUT, AlertKind.BREAKDOWN, AlertKind.STRANDED));
        replans.later(tour.serviceDate(), tour.carrier());
        changed.fire(new PlanChanged(tour.serviceDate(), tour.carrier()));
    }

    /** The tour's vehicle or driver drops out; what is not begun waits. */
    @Transactional
    public Before takeOut(String tourId, Set<String> carriers) {
        Tour tour = ownTour(tourId, carriers);
        Map<String, Instant> before = book.pickups(tour.serviceDate());
        List<TransportJob> begun =
                open(tour).stream().filter(job -> job.state().isStarted()).toList();
        Map<String, Instant> freed = free(tour);
        alerts.raise(
                "out:" + tourId + ":" + clock.instant().getEpochSecond(),
                new What(
                        AlertKind.OUT,
                        tour.serviceDate(),
                        tour.carrier(),
                        Optional.of(tourId),
                        Optional.empty(),
                        0,
                        ""),
                freed);
        // Written with the outage: should this node die, another one plans.
        replans.later(tour.serviceDate(), tour.carrier());
        changed.fire(new PlanChanged(tour.serviceDate(), tour.carrier()));
        return new Before(tour.serviceDate(), tour.carrier(), before, freed.keySet(), begun);
    }

    /**
     * Takes the tour out of planning until a dispatcher puts it back; its day is locked by the caller.
     *
     * @return by job id, when those were said to be picked up who wait now
     */
    Map<String, Instant> free(Tour tour) {
        Map<String, Instant> freed = new HashMap<>();
        tour.dropOut(true);
        for (TransportJob job : open(tour)) {
            if (!job.state().isStarted()) {
                job.plannedPickup().ifPresent(at -> freed.put(job.id(), at));
                writer.removeStops(job);
                job.waitAgain(clock.instant());
                job.owe();
            } else {
                stranded(tour, job);
            }
        }
        return freed;
    }

    /** Planning cannot help who is begun: people must. */
    private void stranded(Tour tour, TransportJob job) {
        alerts.raise(
                AlertKind.STRANDED.code() + ":" + job.id() + ":" + tour.id(),
                new What(
                        AlertKind.STRANDED,
                        tour.serviceDate(),
                        tour.carrier(),
                        Optional.of(tour.id()),
                        Optional.of(job.id()),
                        0,
                        ""));
    }

    /** Whose pickup moved since then, to whatever vehicle, or who is on no tour now. */
    @Transactional
    public List<Effect> concerned(Before before) {
        List<Effect> concerned = new ArrayList<>();
        for (TransportJob job : book.jobs(before.day())) {
            if (job.carrier().equals(before.carrier()) && !job.state().isEnded()) {
                Optional<Instant> pickup = Optional.ofNullable(before.pickups().get(job.id()));
                concerned.add(new Effect(job, pickup, job.plannedPickup()));
            }
        }
        return concerned.stream().filter(Effect::isNoticeable).toList();
    }

    /** The day could not be planned again: who still waits is on no tour, and the record is told so. */
    @Transactional
    public void tellWaiting(Before before) {
        book.lock(before.day());
        before.freed().stream()
                .flatMap(id -> book.find(id).stream())
                .filter(job -> job.state() == JobState.UNPLANNED)
                .forEach(news::planned);
    }

    private List<TransportJob> open(Tour tour) {
        return book.stops(tour.id()).stream()
                .map(Stop::job)
                .filter(job -> !job.state().isEnded())
                .collect(Collectors.toMap(TransportJob::id, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    /** The tour as it is once its day is locked: read before, it would write back what another one has changed meanwhile. */
    private Tour ownTour(String tourId, Set<String> carriers) {
        book.dayOfTour(tourId).ifPresent(book::lock);
        return book.findTour(tourId)
                .filter(found -> carriers.contains(found.carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "move.tour-gone"));
    }
}
