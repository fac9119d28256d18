package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.Whereabouts;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import de.medicalhub.transport.dispatch.entity.LocatedPlace;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.dispatch.entity.Wish;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.Papers;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A day of one carrier in memory, with the real rules over it; a drive of a kilometre as the crow flies takes 78 seconds. */
final class OneDay {
    static final String CARRIER = "Organization/c";
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final GeoPoint DEPOT = new GeoPoint(50.30, 7.20);
    /** North of the depot, about 36 minutes by road. */
    static final GeoPoint FAR = new GeoPoint(50.55, 7.20);

    static final TravelTimes ROADS = TravelTimes.estimate(60);

    final Book book = new Book();
    final Raised alerts = new Raised();
    final Wished replans = new Wished();
    final Told told = new Told();
    final Map<String, Whereabouts.Seen> seen = new HashMap<>();
    private final Planner planner = new Planner(ROADS, 1);
    private final Map<Class<?>, Object> beans = new HashMap<>();
    Instant now = at("05:00");

    OneDay() {
        beans.put(TourBook.class, book);
        beans.put(Alerts.class, alerts);
        beans.put(Replans.class, replans);
        beans.put(Answers.class, told);
        beans.put(Papers.class, new AllValid());
        beans.put(Planner.class, planner);
        beans.put(TravelTimes.class, ROADS);
        beans.put(Clock.class, new Ticking());
        beans.put(TransportSettings.class, settings());
        beans.put(Whereabouts.class, (Whereabouts) id -> Optional.ofNullable(seen.get(id)));
    }

    private static TransportSettings settings() {
        return TransportSettings.from(new org.eclipse.microprofile.config.Config() {
            @Override
            public <T> T getValue(String name, Class<T> type) {
                throw new java.util.NoSuchElementException(name);
            }

            @Override
            public org.eclipse.microprofile.config.ConfigValue getConfigValue(String name) {
                throw new java.util.NoSuchElementException(name);
            }

            @Override
            public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
                return Optional.empty();
            }

            @Override
            public Iterable<String> getPropertyNames() {
                return List.of();
            }

            @Override
            public Iterable<org.eclipse.microprofile.config.spi.ConfigSource> getConfigSources() {
                return List.of();
            }

            @Override
            public <T> Optional<org.eclipse.microprofile.config.spi.Converter<T>> getConverter(Class<T> type) {
                return Optional.empty();
            }

            @Override
            public <T> T unwrap(Class<T> type) {
                throw new IllegalArgumentException();
            }
        });
    }

    /** The bean with all that it asks for. */
    <T> T bean(Class<T> type) {
        Object known = beans.get(type);
        if (known == null) {
            known = made(type);
        }
        return type.cast(known);
    }

    private Object made(Class<?> type) {
        if (type == Event.class) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null);
        }
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            beans.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(bean, bean(field.getType()));
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    /** In universal time of the day. */
    static Instant at(String time) {
        return Instant.parse(DAY + "T" + time + ":00Z");
    }

    Tour tour(String vehicle, int seats, String from, String to) {
        Vehicle bus = new Vehicle(vehicle, CARRIER, vehicle, seats, 0, 0, false, false, "Depot", DEPOT);
        Tour tour = new Tour(DAY, new ShiftOnDay(bus, "Practitioner/" + vehicle, "D", at(from), at(to)));
        book.tours.put(tour.id(), tour);
        return tour;
    }

    /** A ride of somebody who walks. */
    TransportJob ride(String id, GeoPoint from, GeoPoint to, String earliest, String latest) {
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
                Optional.of(Posture.WALKING),
                false,
                Set.of());
        Wish wish =
                new Wish(request, new LocatedPlace(place, Optional.of(from)), new LocatedPlace(place, Optional.of(to)));
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
            if (step == Step.ON_BOARD) {
                book.findStop(Stop.idOf(job.id(), Action.PICKUP)).orElseThrow().done(now);
            }
            if (step == Step.DROPPED_OFF) {
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

    /** Jobs, tours and stops without a database. */
    static final class Book extends TourBook {
        final Map<String, Tour> tours = new TreeMap<>();
        final Map<String, TransportJob> jobs = new TreeMap<>();
        private final Map<String, Stop> stops = new TreeMap<>();
        final List<String> calls = new ArrayList<>();

        @Override
        public void lock(LocalDate day) {
            calls.add("lock " + day);
        }

        @Override
        void lockToPlan(LocalDate day) {
            lock(day);
        }

        @Override
        public List<Tour> openTours(LocalDate day) {
            return tours(day);
        }

        @Override
        public List<Tour> tours(LocalDate day) {
            return tours.values().stream()
                    .filter(tour -> tour.serviceDate().equals(day))
                    .toList();
        }

        @Override
        public List<Stop> stops(String tourId) {
            return stops.values().stream()
                    .filter(stop -> stop.tourId().equals(tourId))
                    .sorted(Comparator.comparing(Stop::position)
                            .thenComparing(stop -> Stop.idOf(stop.job().id(), stop.action())))
                    .toList();
        }

        @Override
        public List<TransportJob> jobs(LocalDate day) {
            return jobs.values().stream()
                    .filter(job -> job.serviceDate().equals(day))
                    .toList();
        }

        @Override
        public Optional<LocalDate> dayOf(String jobId) {
            return find(jobId).map(TransportJob::serviceDate);
        }

        @Override
        public Optional<LocalDate> dayOfTour(String tourId) {
            return Optional.ofNullable(tours.get(tourId)).map(Tour::serviceDate);
        }

        @Override
        public Optional<TransportJob> find(String jobId) {
            return Optional.ofNullable(jobs.get(jobId));
        }

        @Override
        public Optional<Tour> findTour(String tourId) {
            calls.add("find " + tourId);
            return Optional.ofNullable(tours.get(tourId));
        }

        @Override
        public Optional<Stop> findStop(String stopId) {
            return Optional.ofNullable(stops.get(stopId));
        }

        @Override
        public void flush() {}

        @Override
        public void add(Stop stop) {
            stops.put(Stop.idOf(stop.job().id(), stop.action()), stop);
        }

        @Override
        public void remove(Stop stop) {
            stops.remove(Stop.idOf(stop.job().id(), stop.action()));
        }
    }

    /** What stands on the board. */
    static final class Raised extends Alerts {
        final Map<String, What> raised = new TreeMap<>();
        final Map<String, Map<String, Optional<Long>>> concerned = new TreeMap<>();
        private final Map<String, Map<String, Instant>> pickups = new TreeMap<>();

        @Override
        void raise(String id, What what, Map<String, Instant> taken) {
            raised.put(id, what);
            pickups.putIfAbsent(id, taken);
        }

        @Override
        void answer(LocalDate day, String carrier, Function<Map<String, Instant>, List<Effect>> effects) {
            pickups.forEach((id, taken) -> concerned.putIfAbsent(id, minutes(effects.apply(taken))));
        }

        @Override
        void withdrawOfJob(String jobId, Set<AlertKind> kinds) {
            raised.values().removeIf(what -> what.jobId().equals(Optional.of(jobId)) && kinds.contains(what.kind()));
        }

        @Override
        void withdrawOfTour(String tourId, Set<AlertKind> kinds) {
            raised.values().removeIf(what -> what.tourId().equals(Optional.of(tourId)) && kinds.contains(what.kind()));
        }
    }

    /** Counts what is to be planned. */
    static final class Wished extends Replans {
        int wishes;

        @Override
        public void later(LocalDate day, String carrier) {
            wishes++;
        }
    }

    /** What the record is told. */
    static final class Told extends Answers {
        final List<LegAnswer> answers = new ArrayList<>();

        @Override
        public void legChanged(LegAnswer answer) {
            answers.add(answer);
        }
    }

    private static final class AllValid extends Papers {
        @Override
        public List<Paper> expired(String carrier, String vehicleId, String driver, LocalDate day) {
            return List.of();
        }

        @Override
        public Optional<Boolean> narcotics(String carrier, String driver, LocalDate day) {
            return Optional.empty();
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
