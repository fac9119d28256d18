package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.dispatch.Whereabouts.Seen;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.papers.Papers;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.TourCosts;
import de.medicalhub.transport.planning.TourTerms;
import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says in the planner's words what is still to be driven. */
@ApplicationScoped
public class PlanInput {
    private static final long HOUR_SECONDS = 60 * 60;
    private static final double CENTS = 100;

    @Inject
    private TravelTimes travelTimes;

    @Inject
    private TransportSettings settings;

    @Inject
    private Planner planner;

    @Inject
    private TourBook book;

    @Inject
    private PlanTerms terms;

    @Inject
    private Papers papers;

    @Inject
    private Whereabouts whereabouts;

    /** The rest of a tour from where its vehicle is and from now on (rule 4). */
    PlanTour tour(Tour tour, List<Stop> stops, Instant now) {
        return tour(tour, stops, now, whereabouts.lastSeen(tour.id()));
    }

    /** The same for a vehicle that was last seen there. */
    PlanTour tour(Tour tour, List<Stop> stops, Instant now, Optional<Seen> seen) {
        List<Stop> ahead =
                stops.stream().filter(stop -> stop.doneAt().isEmpty()).toList();
        Underway underway = Underway.of(tour, stops, seen, travelTimes, now);
        boolean isOut = ahead.size() < stops.size();
        long latest = Math.max(underway.since(), tour.shiftEnd().getEpochSecond());
        PlanTour plan = new PlanTour(
                tour.id(),
                underway.place(),
                tour.depot(),
                new TimeWindow(underway.since(), latest),
                tour.places(),
                equipment(tour),
                planStops(ahead, underway.hasLeft(), now),
                new TourTerms(tour.otherPlaces(), tour.sitsOnStretchers(), List.of(), costs(tour, isOut)));
        return resting(plan, LegalBreaks.due(shift(tour), tour.breaksTaken(), now));
    }

    /** Kilometres as hours at the wheel: the planner knows times only. */
    private TourCosts costs(Tour tour, boolean isOut) {
        Costs said = tour.costs();
        double perHour = said.perHour() + said.perKilometre() * settings.kilometresPerHour();
        return new TourCosts(isOut ? 0 : said.perUse() / CENTS, perHour / CENTS);
    }

    /** When its driver is at work. */
    static Period shift(Tour tour) {
        return new Period(tour.shiftStart(), tour.shiftEnd());
    }

    /** With the breaks that are due, unless what is begun or promised as next leaves no room for them (rule 20). */
    private PlanTour resting(PlanTour tour, List<Rest> due) {
        if (due.isEmpty()) {
            return tour;
        }
        PlanTour resting = new PlanTour(
                tour.id(),
                tour.start(),
                tour.end(),
                tour.shift(),
                tour.places(),
                tour.has(),
                tour.stops(),
                tour.terms().resting(due));
        PlanTour begun = resting;
        for (PlanJob job : free(tour)) {
            begun = begun.without(job);
        }
        return planner.schedule(begun).isPresent() ? resting : tour;
    }

    /** What the vehicle has, and what its driver may do on that day: of narcotics an entered paper decides (papers, rule 4). */
    Set<Equipment> equipment(Tour tour) {
        Set<Equipment> has = EnumSet.noneOf(Equipment.class);
        has.addAll(tour.equipment());
        papers.narcotics(tour.carrier(), tour.driver(), tour.serviceDate()).ifPresent(may -> {
            if (may) {
                has.add(Equipment.NARCOTICS);
            } else {
                has.remove(Equipment.NARCOTICS);
            }
        });
        return has;
    }

    private List<PlanStop> planStops(List<Stop> ahead, boolean hasLeft, Instant now) {
        Set<TransportJob> kept = new HashSet<>();
        int frozen = 0;
        for (int i = 0; i < ahead.size(); i++) {
            TransportJob job = ahead.get(i).job();
            if ((hasLeft && i == 0) || isKept(job, now)) {
                kept.add(job);
            }
            if (kept.contains(job) || job.isPinned()) {
                frozen = i + 1;
            }
        }
        List<PlanStop> stops = new ArrayList<>();
        for (int i = 0; i < ahead.size(); i++) {
            TransportJob job = ahead.get(i).job();
            stops.add(new PlanStop(job(job, kept.contains(job)), ahead.get(i).action(), i < frozen));
        }
        return stops;
    }

    /** What the driver began, and what is late, keeps its place (rules 4 and 5); with a pinned job, what is before it. */
    private boolean isKept(TransportJob job, Instant now) {
        return job.state().isStarted()
                || job.plannedPickup().filter(now::isAfter).isPresent()
                || isLateByPlan(job);
    }

    /** Whether it is planned later, or for longer, than the order says. */
    private boolean isLateByPlan(TransportJob job) {
        if (job.plannedPickup().isEmpty() || job.plannedDropOff().isEmpty() || !JobDemand.isPlannable(job)) {
            return false;
        }
        PlanJob asked = job(job, false);
        long pickup = job.plannedPickup().get().getEpochSecond();
        long dropOff = job.plannedDropOff().get().getEpochSecond();
        return Lateness.isBroken(asked, pickup, dropOff);
    }

    /** A job whose places are known. */
    PlanJob job(TransportJob job, Instant now) {
        return job(job, isKept(job, now) || job.isOverdue(now));
    }

    /** The same if it may come late. */
    PlanJob late(TransportJob job) {
        return job(job, true);
    }

    /** @param open whether its windows bind no longer */
    private PlanJob job(TransportJob job, boolean open) {
        Wish wish = job.wish();
        GeoPoint from = wish.pickup().position().orElseThrow();
        GeoPoint to =
                job.state().isOnTheWayBack() ? from : wish.dropOff().position().orElseThrow();
        Period window = wish.window().orElseThrow();
        Optional<Homecoming> home = homecoming(job);
        TimeWindow arrival = open ? window(window, true) : JobDemand.dropOff(wish);
        return new PlanJob(
                job.id(),
                new Waypoint(
                        from,
                        window(JobDemand.pickup(job), open),
                        JobDemand.standing(wish).toSeconds()),
                new Waypoint(
                        to,
                        home.map(patient -> patient.handOver(arrival)).orElse(arrival),
                        JobDemand.standing(wish).toSeconds()),
                JobDemand.load(job),
                JobDemand.needs(job),
                open || job.kind() == JobKind.DELIVERY ? Lateness.ANY_RIDE_SECONDS : maxRide(from, to, window),
                home.map(patient -> patient.ride().id()),
                terms.of(job, open));
    }

    /** The same job as if its pharmacy never closed. */
    PlanJob atAnyHour(TransportJob job) {
        PlanJob asked = job(job, false);
        Waypoint pickup = asked.pickup();
        return new PlanJob(
                asked.id(),
                new Waypoint(pickup.place(), window(job.wish().window().orElseThrow(), false), pickup.serviceSeconds()),
                asked.dropOff(),
                asked.load(),
                asked.needs(),
                asked.maxRideSeconds(),
                asked.after(),
                asked.terms());
    }

    /** For a delivery whose case has a ride: when the patient is at home (rule 10); what goes back to the pharmacy waits for nobody. */
    Optional<Homecoming> homecoming(TransportJob job) {
        return job.kind() == JobKind.RIDE || job.state().isOnTheWayBack()
                ? Optional.empty()
                : job.wish().caseId().flatMap(book::rideOf).map(ride -> new Homecoming(ride, way(ride.wish())));
    }

    private Duration way(Wish ride) {
        Optional<GeoPoint> from = ride.pickup().position();
        Optional<GeoPoint> to = ride.dropOff().position();
        return from.isEmpty() || to.isEmpty()
                ? Duration.ZERO
                : Duration.ofSeconds(JobDemand.standing(ride).toSeconds()
                        + ride.window()
                                .map(pickup -> longest(travelTimes, from.get(), to.get(), pickup))
                                .orElseGet(() -> travelTimes.secondsBetween(from.get(), to.get())));
    }

    private long maxRide(GeoPoint from, GeoPoint to, Period pickup) {
        return longest(travelTimes, from, to, pickup) + settings.detour().toSeconds();
    }

    /** Direct, at the slowest hour in which it may leave: while the pickup's window lasts and the patient gets in. */
    static long longest(TravelTimes times, GeoPoint from, GeoPoint to, Period pickup) {
        long end = pickup.end().getEpochSecond() + JobDemand.LYING.toSeconds();
        long longest = times.secondsBetween(from, to, end);
        for (long at = pickup.start().getEpochSecond(); at < end; at += HOUR_SECONDS) {
            longest = Math.max(longest, times.secondsBetween(from, to, at));
        }
        return longest;
    }

    private static TimeWindow window(Period period, boolean open) {
        long start = period.start().getEpochSecond();
        return open
                ? TimeWindow.from(start)
                : new TimeWindow(start, period.end().getEpochSecond());
    }

    /** The frozen beginning aside, the jobs of a tour whose pickup is ahead. */
    static List<PlanJob> free(PlanTour tour) {
        return tour.stops().stream()
                .filter(stop -> stop.action() == Action.PICKUP && !stop.frozen())
                .map(PlanStop::job)
                .toList();
    }
}
