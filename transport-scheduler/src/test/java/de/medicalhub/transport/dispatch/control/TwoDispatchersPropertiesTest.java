package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.control.HandMoves.Wanted;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanChecker;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.roads.GeoPoint;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Two dispatchers with the same board before them, who see what the other one did only when they look again (rules 15, 16 and 18). */
class TwoDispatchersPropertiesTest {
    private static final Set<String> CARRIERS = Set.of(OneDay.CARRIER);

    /** What may happen. */
    enum Event {
        ORDER,
        LOOK,
        DRAG,
        ONLY_TRY,
        OFF,
        KEEP,
        RELEASE,
        BY_HAND,
        PLANNED_AGAIN
    }

    @Property(tries = 60)
    @Label(
            "whoever drags, keeps, drops or releases what in whatever order: nobody is lost or on two tours, every tour keeps"
                    + " every rule, what a hand decided stays, and who saw an older board changes nothing")
    void anyOrderLeavesAConsistentDay(@ForAll long seed, @ForAll @Size(min = 10, max = 50) List<Event> events) {
        World world = new World(seed);
        for (Event event : events) {
            world.take(event);
        }
        world.take(Event.PLANNED_AGAIN);
    }

    /** Before the shifts begin: every tour must keep its times, too. */
    private static final class World {
        private final Random random;
        private final OneDay day = new OneDay();
        private final List<Tour> tours = new ArrayList<>();
        /** Of each dispatcher: the versions that stand on the screen. */
        private final List<Map<String, Long>> screens = List.of(new HashMap<>(), new HashMap<>());

        private final Map<String, String> last = new HashMap<>();
        /** By job id, on which tour a hand has put it; empty for off all tours. */
        private final Map<String, Optional<String>> decided = new HashMap<>();

        private int orders;

        World(long seed) {
            random = new Random(seed);
            tours.add(day.tour("a", 2, "06:00", "16:00"));
            tours.add(day.tour("b", 1, "06:00", "20:00"));
            tours.add(day.tour("c", 3, "08:00", "20:00"));
            for (int i = 0; i < 4; i++) {
                take(Event.ORDER);
            }
            screens.forEach(this::look);
        }

        void take(Event event) {
            Map<String, Long> screen = one(screens);
            switch (event) {
                case ORDER -> order();
                case LOOK -> look(screen);
                case DRAG -> drag(screen, false);
                case ONLY_TRY -> drag(screen, true);
                case OFF -> off(screen);
                case KEEP -> keep(screen);
                case RELEASE -> release(screen);
                case BY_HAND -> day.bean(TourHand.class).planByHand(one(tours).id(), random.nextBoolean(), CARRIERS);
                case PLANNED_AGAIN -> planAgain();
            }
            count();
            isConsistent();
        }

        private void order() {
            int hour = 7 + random.nextInt(10);
            String id = "ride-" + orders++;
            String from = String.format(java.util.Locale.ROOT, "%02d:00", hour);
            String to = String.format(java.util.Locale.ROOT, "%02d:30", hour);
            day.bean(DayPlanning.class).insert(day.ride(id, place(), place(), from, to));
        }

        private void look(Map<String, Long> screen) {
            screen.clear();
            day.book.jobs.values().forEach(job -> screen.put(job.id(), job.version()));
        }

        private void drag(Map<String, Long> screen, boolean trial) {
            TransportJob job = one(List.copyOf(day.book.jobs.values()));
            String tour = one(tours).id();
            Map<String, String> before = whole();
            boolean done = hand(screen, job, seen -> {
                HandMoves.Outcome outcome =
                        day.bean(HandMoves.class).move(new Wanted(job.id(), Optional.of(tour), seen, trial), CARRIERS);
                return !trial && outcome.hindrance().isEmpty();
            });
            if (done) {
                decided.put(job.id(), Optional.of(tour));
            } else {
                assertThat(whole()).as("a move that was refused or only tried").isEqualTo(before);
            }
        }

        private void off(Map<String, Long> screen) {
            TransportJob job = one(List.copyOf(day.book.jobs.values()));
            boolean done = hand(screen, job, seen -> {
                day.bean(HandMoves.class).move(new Wanted(job.id(), Optional.empty(), seen, false), CARRIERS);
                return true;
            });
            if (done) {
                decided.put(job.id(), Optional.empty());
            }
        }

        private void keep(Map<String, Long> screen) {
            TransportJob job = one(List.copyOf(day.book.jobs.values()));
            boolean done = hand(screen, job, seen -> {
                day.bean(HandMoves.class).keep(job.id(), seen, CARRIERS);
                return true;
            });
            if (done) {
                decided.put(job.id(), job.tourId());
            }
        }

        private void release(Map<String, Long> screen) {
            TransportJob job = one(List.copyOf(day.book.jobs.values()));
            boolean done = hand(screen, job, seen -> {
                day.bean(HandMoves.class).release(job.id(), seen, CARRIERS);
                return true;
            });
            if (done) {
                decided.remove(job.id());
            }
        }

        private void planAgain() {
            Map<String, List<String>> inHand = new HashMap<>();
            tours.stream().filter(Tour::isByHand).forEach(tour -> inHand.put(tour.id(), order(tour)));
            day.plan();
            inHand.forEach((id, stops) -> assertThat(order(Objects.requireNonNull(day.book.tours.get(id))))
                    .isEqualTo(stops));
        }

        private List<String> order(Tour tour) {
            return day.book.stops(tour.id()).stream()
                    .map(stop -> Stop.idOf(stop.job().id(), stop.action()))
                    .toList();
        }

        /** Does it with what the dispatcher saw; whether it was done. A job that is not on the screen cannot be touched. */
        private boolean hand(Map<String, Long> screen, TransportJob job, java.util.function.Predicate<Long> act) {
            Long seen = screen.get(job.id());
            if (seen == null) {
                return false;
            }
            boolean stale = seen != job.version();
            Map<String, String> before = whole();
            try {
                boolean done = act.test(seen);
                assertThat(stale).as("an older board was believed").isFalse();
                if (done) {
                    count();
                    screen.put(job.id(), job.version());
                }
                return done;
            } catch (RefusedException refusal) {
                assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT);
                assertThat(whole()).isEqualTo(before);
                return false;
            }
        }

        /** As the database counts: what is another one than before has the next version. */
        private void count() {
            whole().forEach((id, now) -> {
                String before = last.put(id, now);
                if (before != null && !before.equals(now)) {
                    next(Objects.requireNonNull(day.book.jobs.get(id)));
                }
            });
        }

        private static void next(TransportJob job) {
            try {
                Field version = Objects.requireNonNull(TransportJob.class.getSuperclass())
                        .getDeclaredField("version");
                version.setAccessible(true);
                version.setLong(job, job.version() + 1);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("version", e);
            }
        }

        private Map<String, String> whole() {
            Map<String, String> whole = new HashMap<>();
            day.book.jobs.forEach((id, job) -> whole.put(
                    id,
                    job.state() + " " + job.tourId() + " " + job.plannedPickup() + " " + job.plannedDropOff() + " "
                            + job.held() + " " + job.isPinned()));
            return whole;
        }

        private void isConsistent() {
            Map<String, List<Stop>> stops = new HashMap<>();
            tours.forEach(tour -> day.book
                    .stops(tour.id())
                    .forEach(stop -> stops.computeIfAbsent(stop.job().id(), first -> new ArrayList<>())
                            .add(stop)));
            assertThat(day.book.jobs).hasSize(orders);
            day.book.jobs.values().forEach(job -> {
                List<Stop> own = stops.getOrDefault(job.id(), List.of());
                if (job.state() == JobState.PLANNED) {
                    assertThat(own).extracting(Stop::action).containsExactly(Action.PICKUP, Action.DROP_OFF);
                    assertThat(own)
                            .extracting(Stop::tourId)
                            .containsOnly(job.tourId().orElseThrow());
                } else {
                    assertThat(job.state()).isEqualTo(JobState.UNPLANNED);
                    assertThat(own).as("stops of a job on no tour").isEmpty();
                    assertThat(job.held().isPresent() || job.refusal().isPresent())
                            .as("why is it on no tour: " + job.id())
                            .isTrue();
                }
            });
            decided.forEach((id, tour) -> assertThat(
                            Objects.requireNonNull(day.book.jobs.get(id)).tourId())
                    .as("what a hand decided: " + id)
                    .isEqualTo(tour));
            tours.forEach(this::keepsEveryRule);
        }

        private void keepsEveryRule(Tour tour) {
            PlanTour plan = day.bean(PlanInput.class).tour(tour, day.book.stops(tour.id()), day.now);
            Planner planner = day.bean(Planner.class);
            assertThat(planner.schedule(plan)).as("times of " + tour.id()).isPresent();
            assertThat(new PlanChecker(OneDay.ROADS)
                            .check(plan, planner.schedule(plan).orElseThrow(), new HashSet<>()))
                    .isEmpty();
        }

        private GeoPoint place() {
            return new GeoPoint(50.30 + random.nextDouble() * 0.15, 7.20 + random.nextDouble() * 0.2);
        }

        private <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
