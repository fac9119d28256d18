package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanStop;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimedPlannerTest {
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final long TEN = 10 * 3600;
    private static final TravelTimes ROADS = TravelTimes.estimate(50);

    @Test
    @DisplayName("19: rounds for hours end with the time, and all who fit are placed")
    void planningEndsWithTheTime() {
        Planner planner = new Planner(ROADS, 1);
        TimedPlanner timed = new TimedPlanner(planner, 100_000_000, Duration.ofMillis(200));
        List<PlanJob> jobs =
                IntStream.range(0, 40).mapToObj(TimedPlannerTest::ride).toList();
        Plan plan = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> timed.replan(List.of(tour()), jobs));
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.tours().get(0).stops()).hasSize(80);
    }

    @Test
    @DisplayName("19: if the planner fails, what was planned stays and each waiting job is placed alone")
    void afterAFaultEachJobIsPlacedAlone() {
        Failing roads = new Failing(1);
        TimedPlanner timed = new TimedPlanner(new Planner(roads, 1), 1, Duration.ofSeconds(2));
        Plan plan = timed.replan(List.of(tour()), List.of(ride(1), ride(2)));
        assertThat(roads.failures.get()).isZero();
        assertThat(plan.refused()).isEmpty();
        assertThat(ids(plan)).containsExactlyInAnyOrder("job-1", "job-1", "job-2", "job-2");
    }

    @Test
    @DisplayName("19: a job that cannot be placed alone either waits, and the others are placed")
    void faultOfOneJobIsNoOthers() {
        Failing roads = new Failing(2);
        TimedPlanner timed = new TimedPlanner(new Planner(roads, 1), 1, Duration.ofSeconds(2));
        Plan plan = timed.replan(List.of(tour()), List.of(ride(1), ride(2)));
        assertThat(plan.refused()).isEmpty();
        assertThat(ids(plan)).containsExactly("job-2", "job-2");
    }

    @Test
    @DisplayName(
            "19: on several threads it ends with the time, too, and only the caller's thread is asked whether to stop")
    void threadsEndWithTheTime() {
        TimedPlanner timed = new TimedPlanner(new Planner(ROADS, 1), 100_000_000, 3, Duration.ofMillis(200));
        List<PlanJob> jobs =
                IntStream.range(0, 40).mapToObj(TimedPlannerTest::ride).toList();
        Set<Thread> asking = ConcurrentHashMap.newKeySet();
        Plan plan = timed.replan(List.of(tour()), jobs, () -> {
            asking.add(Thread.currentThread());
            return false;
        });
        assertThat(asking).containsExactly(Thread.currentThread());
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.tours().get(0).stops()).hasSize(80);
    }

    private static List<String> ids(Plan plan) {
        return plan.tours().get(0).stops().stream()
                .map(PlanStop::job)
                .map(PlanJob::id)
                .toList();
    }

    private static PlanTour tour() {
        TimeWindow shift = new TimeWindow(0, 100 * TEN);
        return new PlanTour("tour", MAYEN, MAYEN, shift, new Load(4, 0, 0), Set.of(), List.of());
    }

    private static PlanJob ride(int number) {
        TimeWindow window = new TimeWindow(TEN, 90 * TEN);
        Waypoint from = new Waypoint(MAYEN, window, 300);
        Waypoint to = new Waypoint(POLCH, TimeWindow.from(TEN), 300);
        return new PlanJob("job-" + number, from, to, new Load(1, 0, 0), Set.of(), 2 * TEN);
    }

    /** Roads that a planner stumbles over so often. */
    private static final class Failing implements TravelTimes {
        private final AtomicInteger failures;

        private Failing(int times) {
            failures = new AtomicInteger(times);
        }

        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("The plan breaks rules");
            }
            return ROADS.secondsBetween(from, to);
        }
    }
}
