package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.Beans;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Evidence;
import de.medicalhub.transport.delivery.Parcels;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import de.medicalhub.transport.dispatch.entity.Stop;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.driving.control.Boarding;
import de.medicalhub.transport.driving.control.PhoneTime;
import de.medicalhub.transport.driving.control.TakeStep;
import de.medicalhub.transport.driving.control.TakeStep.SentStep;
import de.medicalhub.transport.driving.entity.StepOfJob;
import de.medicalhub.transport.orders.Answers;
import de.medicalhub.transport.orders.LegAnswer;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A phone without network for a whole day sends all its steps at once, through the code that takes them from phones (driving, rules 3, 4
 * and 19; dispatch, rules 7 and 28), while the hub has planned on and another driver has driven on.
 */
class QueuedDayPropertiesTest {
    private static final Person DRIVER = new Person("Practitioner/a", "A");
    private static final Person OTHER = new Person("Practitioner/b", "B");
    private static final List<Step> RIDE = List.of(Step.ACCEPTED, Step.ARRIVED, Step.ON_BOARD, Step.DROPPED_OFF);

    @Property(tries = 60)
    @Label(
            "a day of queued steps: each is taken at its own time or told to the dispatcher, once; nobody is lost or on two tours")
    void queuedDay(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int rides,
            @ForAll @IntRange(min = -7200, max = 7200) int phoneIsAheadBySeconds) {
        World world = new World(seed, rides);
        List<Queued> queue = world.driveWithoutNetwork();
        world.theHubGoesOn();
        world.day.now = OneDay.at("05:30").plus(Duration.ofDays(1));
        world.send(queue, Duration.ofSeconds(phoneIsAheadBySeconds));
        world.nothingIsLost(queue);
        Map<String, JobState> before = world.states();
        Set<String> told = Set.copyOf(world.day.alerts.raised.keySet());
        world.send(queue, Duration.ofSeconds(phoneIsAheadBySeconds));
        assertThat(world.day.alerts.raised.keySet()).containsAll(told);
        if (world.takenAfterAll.isEmpty()) {
            assertThat(world.states()).as("the same once more").isEqualTo(before);
            assertThat(world.day.alerts.raised.keySet()).isEqualTo(told);
        }
        world.day.plan();
        world.nothingIsLost(queue);
        world.isConsistent();
    }

    /** Of rides, which bring none. */
    private static final class NoBags extends Parcels {
        @Override
        public List<String> require(
                JobView job, Step step, Evidence evidence, Instant at, boolean late, Person driver) {
            return List.of();
        }
    }

    /** A step as the driver took it. */
    private record Queued(UUID id, StepOfJob what, Instant at) {}

    private static final class World {
        private final Random random;
        private final OneDay day = new OneDay();
        private final Tour own = day.tour("a", 2, "06:00", "22:00");
        private final Tour other = day.tour("b", 2, "06:00", "22:00");
        private final RememberedRows rows = new RememberedRows();
        private final TakeStep phone;
        private final Set<UUID> refused = new HashSet<>();
        /** Those of them that fitted when they came once more, for the job stood otherwise by then. */
        private final Set<UUID> takenAfterAll = new HashSet<>();

        World(long seed, int rides) {
            random = new Random(seed);
            Beans beans = new Beans()
                    .with(Clock.class, day.bean(Clock.class))
                    .with(Dispatch.class, day.bean(Dispatch.class))
                    .with(Answers.class, day.told)
                    .with(Parcels.class, new NoBags());
            phone = beans.bean(TakeStep.class);
            rows.into(phone, beans);
            for (int i = 0; i < rides; i++) {
                LocalTime from = LocalTime.of(7 + i, 0);
                day.ride(
                        "ride-" + i,
                        place(),
                        place(),
                        from.toString(),
                        from.plusMinutes(50).toString());
            }
            day.plan();
        }

        private GeoPoint place() {
            return new GeoPoint(50.30 + random.nextDouble() * 0.1, 7.20 + random.nextDouble() * 0.1);
        }

        /** What the driver does all day, one job after the other; now and then a mis-tap, or nobody is there. */
        private List<Queued> driveWithoutNetwork() {
            List<Queued> queue = new ArrayList<>();
            List<TransportJob> jobs = day.book.stops(own.id()).stream()
                    .map(Stop::job)
                    .distinct()
                    .sorted(Comparator.comparing(job -> job.plannedPickup().orElseThrow()))
                    .toList();
            for (TransportJob job : jobs) {
                Instant at = job.plannedPickup().orElseThrow().minusSeconds(600);
                boolean nobody = random.nextInt(5) == 0;
                List<Step> steps = nobody ? List.of(Step.ACCEPTED, Step.ARRIVED, Step.NO_SHOW) : RIDE;
                for (Step step : steps) {
                    at = at.plusSeconds(60 + random.nextInt(500));
                    queue.add(queued(job, step, false, at));
                    if (random.nextInt(6) == 0) {
                        queue.add(queued(job, step, true, at.plusSeconds(10)));
                        queue.add(queued(job, step, false, at.plusSeconds(20)));
                    }
                }
            }
            return queue;
        }

        private static Queued queued(TransportJob job, Step step, boolean takesBack, Instant at) {
            Optional<StepReason> reason = step == Step.NO_SHOW ? Optional.of(StepReason.NOT_THERE) : Optional.empty();
            return new Queued(UUID.randomUUID(), new StepOfJob(job.id(), step, takesBack, reason), at);
        }

        /** It hears nothing of the phone: plans again, and the other driver, who has network, drives what came over. */
        private void theHubGoesOn() {
            for (String time : List.of("09:00", "12:30", "18:00")) {
                day.now = OneDay.at(time);
                if (random.nextInt(3) == 0) {
                    day.bean(TourHand.class).takeOut(own.id(), Set.of(OneDay.CARRIER));
                }
                day.plan();
                for (Stop stop : day.book.stops(other.id())) {
                    Step next = stop.job().nextSteps().stream()
                            .filter(RIDE::contains)
                            .findFirst()
                            .orElse(Step.TURNED_DOWN);
                    if (next != Step.TURNED_DOWN && random.nextInt(3) == 0) {
                        StepOfJob what = new StepOfJob(stop.job().id(), next, false, Optional.empty());
                        take(new Queued(UUID.randomUUID(), what, day.now), Duration.ZERO, OTHER);
                    }
                }
            }
        }

        /** In their order, some of them twice, as a phone does whose answer was lost. */
        private void send(List<Queued> queue, Duration ahead) {
            for (Queued one : queue) {
                sendOnce(one, ahead);
                if (random.nextInt(4) == 0) {
                    sendOnce(one, ahead);
                }
            }
        }

        private void sendOnce(Queued one, Duration ahead) {
            if (!take(one, ahead, DRIVER)) {
                refused.add(one.id());
            } else if (refused.contains(one.id())) {
                takenAfterAll.add(one.id());
            }
        }

        /** As the resource does it that phones speak with. */
        private boolean take(Queued step, Duration ahead, Person person) {
            PhoneTime time = new PhoneTime(Optional.of(step.at().plus(ahead)), Optional.of(day.now.plus(ahead)));
            Boarding code = step.what().step() == Step.ON_BOARD ? boarding(step) : Boarding.NOTHING;
            SentStep sent = new SentStep(step.id(), step.what(), time, Evidence.NONE, code);
            try {
                phone.take(sent, person);
                return true;
            } catch (RefusedException refusal) {
                assertThat(refusal.kind()).isIn(ProblemKind.CONFLICT, ProblemKind.FORBIDDEN);
                phone.refused(sent, person, refusal.key());
                return false;
            }
        }

        private Boarding boarding(Queued step) {
            return Objects.requireNonNull(day.book.jobs.get(step.what().jobId()))
                    .boardingCode()
                    .map(code -> new Boarding(Optional.of(code.text()), Optional.empty()))
                    .orElse(Boarding.NOTHING);
        }

        Map<String, JobState> states() {
            Map<String, JobState> states = new TreeMap<>();
            day.book.jobs.forEach((id, job) -> states.put(id, job.state()));
            return states;
        }

        /** Each step is kept with its own time, or is an alert; who was driven to the end has ended so, at the true time. */
        void nothingIsLost(List<Queued> queue) {
            for (Queued one : queue) {
                boolean isTold = day.alerts.raised.containsKey(AlertKind.STEP_REFUSED.code() + ":" + one.id());
                assertThat(isTold).as("told: " + one).isEqualTo(refused.contains(one.id()));
                assertThat(rows.isKept(one.id()))
                        .as("kept: " + one)
                        .isEqualTo(!isTold || takenAfterAll.contains(one.id()));
            }
            Map<String, Queued> last = new TreeMap<>();
            queue.forEach(one -> last.put(one.what().jobId(), one));
            last.values().stream()
                    .filter(one -> queue.stream()
                            .filter(step ->
                                    step.what().jobId().equals(one.what().jobId()))
                            .noneMatch(step -> refused.contains(step.id())))
                    .forEach(this::hasEndedThen);
        }

        private void hasEndedThen(Queued last) {
            TransportJob job =
                    Objects.requireNonNull(day.book.jobs.get(last.what().jobId()));
            JobState end = last.what().step() == Step.NO_SHOW ? JobState.NO_SHOW : JobState.DROPPED_OFF;
            assertThat(job.state()).as(job.id()).isEqualTo(end);
            LegAnswer told = day.told.answers.stream()
                    .filter(answer -> answer.taskId().equals(job.id()))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(told.businessStatus()).isEqualTo(end.businessStatus());
            assertThat(told.at()).isEqualTo(last.at());
        }

        void isConsistent() {
            Map<String, String> tourOf = new TreeMap<>();
            for (Tour tour : List.of(own, other)) {
                for (Stop stop : day.book.stops(tour.id())) {
                    String before = tourOf.putIfAbsent(stop.job().id(), tour.id());
                    assertThat(before == null || before.equals(tour.id()))
                            .as("on two tours: " + stop.job().id())
                            .isTrue();
                    assertThat(stop.job().tourId()).contains(tour.id());
                }
            }
            day.book.jobs.values().stream()
                    .filter(job -> job.state() == JobState.UNPLANNED)
                    .forEach(job -> assertThat(
                                    job.refusal().isPresent() || job.held().isPresent())
                            .as("why is it on no tour: " + job.id())
                            .isTrue());
        }
    }
}
