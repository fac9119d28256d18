package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.Beans;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.Bags;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.fleet.Fleet;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Pharmacy;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.papers.Papers;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.Weights;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.Gazetteer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A day of one carrier in memory, with the real rules over it; a drive of a kilometre as the crow flies takes 78 seconds. */
final class OneDay {
    static final String CARRIER = "Organization/c";
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final GeoPoint DEPOT = new GeoPoint(50.30, 7.20);
    /** North of the depot, about 36 minutes by road. */
    static final GeoPoint FAR = new GeoPoint(50.55, 7.20);

    static final TravelTimes ROADS = TravelTimes.estimate(60);

    final MemoryBook book = new MemoryBook();
    final PretendedFleet fleet = new PretendedFleet();
    final Pretended.Raised alerts = new Pretended.Raised();
    final Pretended.Wished replans = new Pretended.Wished();
    final Pretended.Told told = new Pretended.Told();
    final Pretended.InBook bags = new Pretended.InBook();
    final Map<String, Instant> resting = new HashMap<>();
    final Map<String, Whereabouts.Seen> seen = new HashMap<>();
    private final Planner planner;
    final Pretended.Driven driven = new Pretended.Driven(book);
    private final Beans beans = new Beans();
    Instant now = at("05:00");

    OneDay() {
        this(Weights.DRIVING);
    }

    OneDay(Weights weights) {
        planner = new Planner(ROADS, weights, 1);
        beans.with(TourBook.class, book);
        beans.with(OtherDays.class, new Pretended.AllDays(book));
        beans.with(Fleet.class, fleet);
        beans.with(Geocoder.class, new Geocoder(Gazetteer.ofTheDistrict(), DEPOT, 150));
        beans.with(Alerts.class, alerts);
        beans.with(Replans.class, replans);
        beans.with(DrivenBook.class, driven);
        beans.with(Bags.class, bags);
        beans.with(Answers.class, told);
        beans.with(Papers.class, new Pretended.AllValid());
        beans.with(Planner.class, planner);
        beans.with(TravelTimes.class, ROADS);
        beans.with(Clock.class, new Ticking());
        beans.with(TransportSettings.class, settings());
        beans.with(Geocoder.class, Geocoder.ofTheDistrict(address -> Optional.empty(), () -> false, DEPOT, 100));
        beans.with(Whereabouts.class, new Pretended.Phones(seen, resting));
    }

    private static TransportSettings settings() {
        return TransportSettings.from(new Pretended.NoConfig());
    }

    /** The bean with all that it asks for. */
    <T> T bean(Class<T> type) {
        return beans.bean(type);
    }

    /** In universal time of the day. */
    static Instant at(String time) {
        return Instant.parse(DAY + "T" + time + ":00Z");
    }

    Tour tour(String vehicle, int seats, String from, String to) {
        Vehicle bus = new Vehicle(vehicle, CARRIER, vehicle, seats, 0, 0, false, false, "Depot", DEPOT);
        ShiftOnDay shift = new ShiftOnDay(bus, "Practitioner/" + vehicle, "D", at(from), at(to));
        fleet.add(DAY, shift);
        Tour tour = new Tour(DAY, shift);
        book.tours.put(tour.id(), tour);
        return tour;
    }

    /** A ride of somebody who walks. */
    TransportJob ride(String id, GeoPoint from, GeoPoint to, String earliest, String latest) {
        return ride(id, Optional.empty(), from, to, earliest, latest);
    }

    /** The same of that case. */
    TransportJob ride(String id, Optional<UUID> caseId, GeoPoint from, GeoPoint to, String earliest, String latest) {
        Place place = new Place(id, new Address("Am Markt 1", "56727", "Mayen", Optional.empty()));
        TransportRequest request = new TransportRequest(
                id,
                JobKind.RIDE,
                caseId,
                CARRIER,
                "Patient/" + id,
                id,
                "",
                place,
                place,
                Optional.of(new Period(at(earliest), at(latest))),
                Optional.of(Posture.WALKING),
                false,
                Set.of());
        return add(
                new Wish(request, new LocatedPlace(place, Optional.of(from)), new LocatedPlace(place, Optional.of(to))),
                id);
    }

    /** The same that demands something more. */
    TransportJob ride(String id, GeoPoint from, GeoPoint to, String earliest, String latest, Demands demands) {
        return ride(id, Posture.WALKING, from, to, earliest, latest, demands);
    }

    /** The same of somebody who rides so. */
    TransportJob ride(
            String id, Posture posture, GeoPoint from, GeoPoint to, String earliest, String latest, Demands demands) {
        Place place = new Place(id, new Address("Am Markt 1", "56727", "Mayen", Optional.empty()));
        TransportRequest request = new TransportRequest(
                id,
                JobKind.RIDE,
                Optional.empty(),
                CARRIER,
                "Patient/" + id,
                id,
                "",
                place,
                place,
                Optional.of(new Period(at(earliest), at(latest))),
                Optional.of(posture),
                false,
                Set.of(),
                1,
                "",
                "ring twice",
                Optional.empty(),
                Pharmacy.UNKNOWN,
                demands);
        return add(
                new Wish(request, new LocatedPlace(place, Optional.of(from)), new LocatedPlace(place, Optional.of(to))),
                id);
    }

    /** Of somebody who walks and brings that. */
    TransportJob ride(String id, GeoPoint from, GeoPoint to, String earliest, String latest, Set<RideNeed> needs) {
        Place place = new Place(id, new Address("Am Markt 1", "56727", "Mayen", Optional.empty()));
        Optional<Period> window = Optional.of(new Period(at(earliest), at(latest)));
        TransportRequest request = new TransportRequest(
                id,
                JobKind.RIDE,
                Optional.empty(),
                CARRIER,
                "Patient/" + id,
                id,
                "",
                place,
                place,
                window,
                Optional.of(Posture.WALKING),
                false,
                needs);
        return add(
                new Wish(request, new LocatedPlace(place, Optional.of(from)), new LocatedPlace(place, Optional.of(to))),
                id);
    }

    /** Medicines of a pharmacy, for the patient of that case. */
    TransportJob delivery(
            String id, Optional<UUID> caseId, GeoPoint from, GeoPoint to, String earliest, String latest) {
        return delivery(id, caseId, Pharmacy.UNKNOWN, from, to, earliest, latest);
    }

    TransportJob delivery(
            String id,
            Optional<UUID> caseId,
            Pharmacy pharmacy,
            GeoPoint from,
            GeoPoint to,
            String earliest,
            String latest) {
        Place place = new Place(id, new Address("Am Markt 1", "56727", "Mayen", Optional.empty()));
        TransportRequest request = new TransportRequest(
                id,
                JobKind.DELIVERY,
                caseId,
                CARRIER,
                "Patient/" + id,
                id,
                "0221 1",
                place,
                place,
                Optional.of(new Period(at(earliest), at(latest))),
                Optional.empty(),
                false,
                Set.of(),
                1,
                "",
                "",
                Optional.empty(),
                pharmacy,
                Demands.NONE);
        return add(
                new Wish(request, new LocatedPlace(place, Optional.of(from)), new LocatedPlace(place, Optional.of(to))),
                id);
    }

    private TransportJob add(Wish wish, String id) {
        TransportJob job = new TransportJob(id, wish, DAY, now);
        book.jobs.put(id, job);
        return job;
    }

    /** Pickup and drop-off at the end of the tour, said so. */
    void promise(Tour tour, TransportJob job, String pickup, String dropOff) {
        job.plan(tour.id(), at(pickup), at(dropOff), now);
        int next = book.stops(tour.id()).size();
        book.add(new Stop(tour.id(), job, Action.PICKUP, next, at(pickup)));
        book.add(new Stop(tour.id(), job, Action.DROP_OFF, next + 1, at(dropOff)));
    }

    void steps(TransportJob job, Step... steps) {
        for (Step step : steps) {
            job.take(step, now);
            if (step == Step.ON_BOARD || step == Step.PICKED_UP) {
                book.findStop(Stop.idOf(job.id(), Action.PICKUP)).orElseThrow().done(now);
            }
            if (step == Step.DROPPED_OFF || step == Step.HANDED_OVER || step == Step.BROUGHT_BACK) {
                book.findStop(Stop.idOf(job.id(), Action.DROP_OFF))
                        .orElseThrow()
                        .done(now);
            }
        }
    }

    /** The day planned again, as a node with the lease does it. */
    void plan() {
        DayPlanning days = bean(DayPlanning.class);
        PlannedDays.Draft draft = days.read(DAY, CARRIER);
        Plan plan = new TimedPlanner(planner, 2, Duration.ofSeconds(20)).replan(draft.kept(), draft.waiting());
        if (!days.write(draft, plan, () -> true, () -> {})) {
            throw new AssertionError("The day changed meanwhile");
        }
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
