package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.dispatch.BoardingCode;
import de.medicalhub.transport.dispatch.PlanChanged;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.Location;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns requests into jobs (rules 1 and 6). */
@ApplicationScoped
public class RequestDesk {
    private final SecureRandom chance = new SecureRandom();

    @Inject
    private TourBook book;

    @Inject
    private DayPlanning planning;

    @Inject
    private Replans replans;

    @Inject
    private PlanWriter writer;

    @Inject
    private LateOrders lateOrders;

    @Inject
    private Alerts alerts;

    @Inject
    private ServiceDays serviceDays;

    @Inject
    private DrivenBook driven;

    @Inject
    private Geocoder geocoder;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /** A request is new or changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(TransportRequest request) {
        Location from = geocoder.locate(request.pickup().address());
        Location to = geocoder.locate(request.dropOff().address());
        book.dayOf(request.taskId()).ifPresent(book::lock);
        Wish said = wish(request, from, to);
        Wish wish = book.find(request.taskId())
                .map(job -> asSetByHand(said, job.wish()))
                .orElse(said);
        Optional<TransportJob> job = jobFor(request, wish);
        if (job.isPresent()) {
            plan(job.get(), request, from, to);
        }
    }

    /** What a dispatcher had to set by hand counts on while the order names the same place (rule 30). */
    static Wish asSetByHand(Wish said, Wish before) {
        return said.between(
                said.pickup().orAsSetByHand(before.pickup()), said.dropOff().orAsSetByHand(before.dropOff()));
    }

    /** A request is withdrawn. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(String jobId) {
        book.dayOf(jobId).ifPresent(book::lock);
        Optional<TransportJob> known = book.find(jobId);
        known.filter(job -> job.state().isEnded()).ifPresent(job -> job.ordered(false));
        known.filter(job -> job.state().isStarted()).ifPresent(lateOrders::withdrawn);
        known.filter(RequestDesk::mayChange).ifPresent(job -> {
            writer.removeStops(job);
            job.cancel(clock.instant());
            changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
            improve(job.serviceDate(), job.carrier());
        });
    }

    /** Requests are erased: their jobs go, on whatever tour and however they ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Set<String> jobIds) {
        for (String jobId : new TreeSet<>(jobIds)) {
            book.dayOf(jobId).ifPresent(book::lock);
            book.find(jobId).ifPresent(job -> {
                book.erase(job);
                alerts.erase(jobId);
                driven.erase(jobId);
                changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
                improve(job.serviceDate(), job.carrier());
            });
        }
    }

    /** The job of the request, waiting; empty if the driver began, for then the job goes on as it was. */
    private Optional<TransportJob> jobFor(TransportRequest request, Wish wish) {
        Instant now = clock.instant();
        book.dayOf(request.taskId()).ifPresent(book::lock);
        Optional<Period> window = book.find(request.taskId())
                .map(job -> job.windowFor(request.window()))
                .orElseGet(request::window);
        LocalDate day = window.map(asked -> serviceDays.of(asked, request.carrier()))
                .or(request::day)
                .orElseGet(() -> LocalDate.ofInstant(now, HubClock.berlin()));
        book.lock(day);
        Optional<TransportJob> known = book.find(request.taskId());
        known.ifPresent(job -> job.ordered(true));
        if (known.isEmpty()) {
            TransportJob job = new TransportJob(request.taskId(), wish, day, now);
            if (job.kind() == JobKind.RIDE) {
                job.boardsWith(BoardingCode.random(chance));
            }
            book.add(job);
            return Optional.of(job);
        }
        known.filter(job -> job.state().isStarted()).ifPresent(lateOrders::changed);
        Optional<TransportJob> changeable = known.filter(RequestDesk::mayChange);
        changeable.ifPresent(job -> {
            writer.removeStops(job);
            changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
            improve(job.serviceDate(), job.carrier());
            job.wishes(wish, day, now);
        });
        return changeable;
    }

    private void plan(TransportJob job, TransportRequest request, Location from, Location to) {
        Optional<Refusal> refusal = contradiction(request, geocoder)
                .or(() -> refusal(from, job.wish().pickup()))
                .or(() -> refusal(to, job.wish().dropOff()));
        if (refusal.isPresent()) {
            writer.refuse(job, refusal.get());
            changed.fire(new PlanChanged(job.serviceDate(), job.carrier()));
        } else {
            planning.insert(job);
            improve(job.serviceDate(), job.carrier());
        }
    }

    /** Who waits may have a place by now, and who has one a better one: in the background (rule 22), but on no day that is over. */
    private void improve(LocalDate day, String carrier) {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), HubClock.berlin()).minusDays(1);
        if (!day.isBefore(yesterday)) {
            replans.quietly(day, carrier);
        }
    }

    /** What the order itself makes impossible. */
    static Optional<Refusal> contradiction(TransportRequest request, Geocoder geocoder) {
        if (request.waitsForCall() && Board.wayOutOf(request.taskId()).isPresent()) {
            return Optional.of(Refusal.of(Rule.WAITS_FOR_CALL));
        }
        if (!request.isComplete()) {
            return Optional.of(Refusal.of(Rule.ORDER_INCOMPLETE));
        }
        if (request.window().filter(Period::isReversed).isPresent()) {
            return Optional.of(Refusal.of(Rule.WINDOW_REVERSED));
        }
        boolean nowhere = request.kind() == JobKind.RIDE
                && geocoder.isSame(request.pickup().address(), request.dropOff().address());
        return nowhere ? Optional.of(Refusal.of(Rule.SAME_PLACE)) : Optional.empty();
    }

    private static boolean mayChange(TransportJob job) {
        return !job.state().isStarted() && !job.state().isEnded();
    }

    static Wish wish(TransportRequest request, Location from, Location to) {
        return new Wish(request, located(request.pickup(), from), located(request.dropOff(), to));
    }

    private static Optional<Refusal> refusal(Location location, LocatedPlace place) {
        return refusal(location).filter(why -> place.position().isEmpty());
    }

    static Optional<Refusal> refusal(Location location) {
        if (location instanceof Location.OutsideArea far) {
            return Optional.of(new Refusal(Rule.OUTSIDE_AREA, far.kilometres()));
        }
        return location instanceof Location.Unknown ? Optional.of(Refusal.of(Rule.ADDRESS_UNKNOWN)) : Optional.empty();
    }

    private static LocatedPlace located(Place place, Location location) {
        return new LocatedPlace(
                place, location instanceof Location.Found found ? Optional.of(found.position()) : Optional.empty());
    }
}
