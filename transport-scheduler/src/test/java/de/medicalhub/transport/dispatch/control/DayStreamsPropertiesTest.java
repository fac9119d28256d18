package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepNote;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.planning.PlanChecker;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whole days in memory under streams of events that jqwik makes up, with the real rules of dispatch (rules 2, 4, 5, 7, 10, 17, 19). */
class DayStreamsPropertiesTest {
    private static final Set<String> CARRIERS = Set.of(OneDay.CARRIER);

    /** What may happen to a day. */
    enum Event {
        RIDE,
        CASE_WITH_DELIVERY,
        STEP,
        STEP_AGAIN,
        NO_SHOW,
        TURNED_DOWN,
        TIME_PASSES,
        PLANNED_AGAIN,
        OUTAGE,
        RETURN,
        OTHER_FLEET
    }

    @Property(tries = 40)
    @Label(
            "whatever happens in whatever order: nobody is on two tours or forgotten, what is begun stays, every tour can be driven")
    void anyStreamLeavesAConsistentDay(@ForAll long seed, @ForAll @Size(min = 8, max = 40) List<Event> events) {
        World world = new World(seed);
        for (Event event : events) {
            world.take(event);
            world.isConsistent();
        }
        world.take(Event.PLANNED_AGAIN);
        world.isConsistent();
        world.nobodyIsForgotten();
    }

    /** A step that was taken. */
    private record Taken(TransportJob job, Step step, Runnable taking) {}

    /** A day and its events. */
    private static final class World {
        private final Random random;
        private final OneDay day = new OneDay();
        private final List<Tour> tours = new ArrayList<>();
        private final Map<String, String> begunOn = new HashMap<>();
        private Optional<Taken> again = Optional.empty();
        private int orders;

        World(long seed) {
            random = new Random(seed);
            tours.add(day.tour("a", 2, "06:00", "16:00"));
            tours.add(day.tour("b", 1, "06:00", "20:00"));
            tours.add(day.tour("c", 3, "10:00", "20:00"));
        }

        void take(Event event) {
            switch (event) {
                case RIDE -> order(Optional.empty());
                case CASE_WITH_DELIVERY -> {
                    Optional<UUID> caseId = Optional.of(UUID.randomUUID());
                    order(caseId);
                    deliver(caseId);
                }
                case STEP ->
                    step(Set.of(Step.NO_SHOW, Step.NOT_READY, Step.TURNED_DOWN, Step.NOT_DELIVERED), Optional.empty());
                case STEP_AGAIN -> again.ifPresent(this::refusedWithoutAChange);
                case NO_SHOW -> step(others(Step.NO_SHOW), Optional.of(StepReason.NOT_THERE));
                case TURNED_DOWN ->
                    step(others(Step.TURNED_DOWN), Optional.of(one(StepReason.TOO_LATE, StepReason.VEHICLE_FAILED)));
                case TIME_PASSES ->
                    day.now = min(day.now.plus(Duration.ofMinutes(5 + random.nextInt(50))), OneDay.at("21:00"));
                case PLANNED_AGAIN -> day.plan();
                case OUTAGE -> day.bean(TourHand.class).takeOut(oneOf(tours).id(), CARRIERS);
                case RETURN ->
                    day.bean(TourHand.class).backInService(oneOf(tours).id(), CARRIERS);
                case OTHER_FLEET -> otherPlaces(oneOf(tours));
            }
        }

        private void order(Optional<UUID> caseId) {
            String id = "ride-" + orders++;
            int begin = 5 + random.nextInt(300);
            TransportJob job = day.ride(id, caseId, place(), place(), inMinutes(begin), inMinutes(begin + 40));
            day.bean(DayPlanning.class).insert(job);
        }

        private void deliver(Optional<UUID> caseId) {
            String id = "delivery-" + orders++;
            TransportJob job = day.delivery(id, caseId, place(), place(), inMinutes(10), inMinutes(400));
            day.bean(DayPlanning.class).insert(job);
        }

        /** The next step of one of the jobs on tours, but none of those; nothing where nobody can take one. */
        private void step(Set<Step> not, Optional<StepReason> reason) {
            List<TransportJob> able = day.book.jobs.values().stream()
                    .filter(job ->
                            job.tourId().isPresent() && job.nextSteps().stream().anyMatch(step -> !not.contains(step)))
                    .toList();
            if (able.isEmpty()) {
                return;
            }
            TransportJob job = oneOf(able);
            Step step = job.nextSteps().stream()
                    .filter(next -> !not.contains(next))
                    .findFirst()
                    .orElseThrow();
            Tour tour = tourOf(job);
            StepNote note = new StepNote(day.now, Optional.empty(), reason);
            Runnable taking = () -> day.bean(StepTaking.class).take(job.id(), step, note, tour.driver());
            JobState before = job.state();
            try {
                taking.run();
                again = Optional.of(new Taken(job, step, taking));
            } catch (RefusedException tooEarly) {
                assertThat(job.state()).isEqualTo(before);
            }
        }

        /** The phone repeats what was taken, under another id: it is refused, and nothing is different; unless it is the next step once more. */
        private void refusedWithoutAChange(Taken taken) {
            if (taken.job().nextSteps().contains(taken.step())) {
                return;
            }
            Map<String, JobState> before = states();
            try {
                taken.taking().run();
                throw new AssertionError("a step was taken twice: " + taken.step());
            } catch (RefusedException fine) {
                assertThat(states()).isEqualTo(before);
            }
        }

        private Map<String, JobState> states() {
            Map<String, JobState> states = new HashMap<>();
            day.book.jobs.forEach((id, job) -> states.put(id, job.state()));
            return states;
        }

        private void otherPlaces(Tour tour) {
            Vehicle vehicle = new Vehicle(
                    tour.vehicleId(),
                    OneDay.CARRIER,
                    tour.vehicleId(),
                    random.nextInt(4),
                    0,
                    0,
                    false,
                    false,
                    "Depot",
                    OneDay.DEPOT);
            tour.follow(new ShiftOnDay(vehicle, tour.driver(), "D", tour.shiftStart(), tour.shiftEnd()));
        }

        void isConsistent() {
            Map<String, List<Stop>> stops = new HashMap<>();
            day.book
                    .tours
                    .keySet()
                    .forEach(id -> day.book
                            .stops(id)
                            .forEach(stop -> stops.computeIfAbsent(stop.job().id(), first -> new ArrayList<>())
                                    .add(stop)));
            for (TransportJob job : day.book.jobs.values()) {
                List<Stop> own = stops.getOrDefault(job.id(), List.of());
                boolean on = job.tourId().isPresent();
                if (on && !job.state().isEnded()) {
                    assertThat(own)
                            .as(job.id())
                            .extracting(Stop::action)
                            .containsExactly(Action.PICKUP, Action.DROP_OFF);
                    assertThat(own)
                            .as(job.id())
                            .extracting(Stop::tourId)
                            .containsOnly(job.tourId().orElseThrow());
                }
                assertThat(on || own.isEmpty())
                        .as("stops of a job on no tour: " + job.id())
                        .isTrue();
                assertThat(job.state().isEnded() || on != (job.state() == JobState.UNPLANNED))
                        .as(job.id() + " is " + job.state().code() + ", on a tour: " + on)
                        .isTrue();
                whatIsBegunStays(job);
            }
            day.book.tours.values().stream()
                    .filter(tour -> !tour.isOutOfService())
                    .forEach(this::canBeDriven);
        }

        private void whatIsBegunStays(TransportJob job) {
            if (job.state().isStarted()) {
                String tour =
                        begunOn.computeIfAbsent(job.id(), first -> job.tourId().orElseThrow());
                assertThat(job.tourId()).as(job.id()).contains(tour);
            } else {
                begunOn.remove(job.id());
            }
        }

        /** But for times, which a late vehicle cannot keep, by the checker that shares no code with the planner. */
        private void canBeDriven(Tour tour) {
            PlanTour rest = day.bean(PlanInput.class).tour(tour, day.book.stops(tour.id()), day.now);
            Set<String> all = new HashSet<>();
            Set<String> aboard = new HashSet<>();
            for (PlanStop stop : rest.stops()) {
                if (all.add(stop.job().id()) && stop.action() == Action.DROP_OFF) {
                    aboard.add(stop.job().id());
                }
            }
            Planner planner = day.bean(Planner.class);
            List<String> faults = new PlanChecker(OneDay.ROADS).check(rest, planner.earliest(rest), aboard, all);
            assertThat(faults.stream().filter(fault -> fault.matches("(5|10|12):.*")))
                    .isEmpty();
        }

        void nobodyIsForgotten() {
            day.book.jobs.values().stream()
                    .filter(job -> job.state() == JobState.UNPLANNED)
                    .forEach(job -> assertThat(
                                    job.refusal().isPresent() || job.held().isPresent())
                            .as("why is it on no tour: " + job.id())
                            .isTrue());
        }

        private Tour tourOf(TransportJob job) {
            return Objects.requireNonNull(day.book.tours.get(job.tourId().orElseThrow()));
        }

        private Set<Step> others(Step only) {
            Set<Step> others = new HashSet<>(List.of(Step.values()));
            others.remove(only);
            return others;
        }

        private GeoPoint place() {
            return new GeoPoint(50.30 + random.nextDouble() * 0.15, 7.20 + random.nextDouble() * 0.2);
        }

        private String inMinutes(int most) {
            int now = LocalTime.ofInstant(day.now, ZoneOffset.UTC).toSecondOfDay() / 60;
            return LocalTime.ofSecondOfDay(Math.min(now + most, 23 * 60 + 30) * 60L)
                    .toString();
        }

        private static Instant min(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        private StepReason one(StepReason... reasons) {
            return reasons[random.nextInt(reasons.length)];
        }

        private <T> T oneOf(List<T> all) {
            return Objects.requireNonNull(all.get(random.nextInt(all.size())));
        }
    }
}
