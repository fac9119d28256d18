package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.TestDatabase;
import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanJob;
import de.medicalhub.transport.planning.PlanTour;
import de.medicalhub.transport.planning.Planner;
import de.medicalhub.transport.planning.TimeWindow;
import de.medicalhub.transport.planning.Waypoint;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Days with more jobs than the planning time lasts for, on a real PostgreSQL (package dispatch, rules 19 and 22). */
class CutShortDaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String CARRIER = "Organization/c";
    private static final long LONG = 30L * 24 * 3600;
    private static TestDatabase database;

    private PlanningWishes wishes;
    private WrittenDay day;
    private RegionPlanner planner;

    @BeforeAll
    static void start() throws IOException {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void beginAnew() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate planning_wish, planner_lease");
        }
        wishes = new PlanningWishes(database.dataSource());
        day = new WrittenDay();
        planner = new RegionPlanner(
                new PlannerLease(database.dataSource(), Duration.ofMinutes(1)),
                wishes,
                day,
                new TimedPlanner(new Planner(TravelTimes.estimate(50), 1), 1, Duration.ZERO));
    }

    @Test
    @DisplayName("19: a day that was planned in part is planned on at once until everybody had their turn")
    void dayIsPlannedOn() {
        day.waiting = jobs(120, LONG);
        assertThat(planner.replan(DAY, CARRIER, Duration.ZERO))
                .as("who waits for it hears that it is still being planned")
                .isFalse();
        assertThat(day.left).containsExactly(70);
        assertThat(wishes.next(Set.of())).isPresent();
        planner.work();
        assertThat(day.left).containsExactly(70, 20, 0);
        assertThat(wishes.isWished(DAY, CARRIER)).isFalse();
    }

    @Test
    @DisplayName("19: where nobody got a place, the next attempt waits, so that one day does not keep the node busy")
    void withoutProgressItWaits() {
        day.waiting = jobs(70, -1);
        planner.replan(DAY, CARRIER, Duration.ZERO);
        assertThat(day.left).containsExactly(70);
        planner.work();
        assertThat(day.left).containsExactly(70);
        assertThat(wishes.isWished(DAY, CARRIER)).isTrue();
        assertThat(wishes.next(Set.of())).as("its time has not come").isEmpty();
    }

    private static List<PlanJob> jobs(int count, long latest) {
        GeoPoint polch = new GeoPoint(50.2986, 7.3150);
        Waypoint from = new Waypoint(WrittenDay.MAYEN, new TimeWindow(Math.min(0, latest - 60), latest), 300);
        Waypoint to = new Waypoint(polch, TimeWindow.from(0), 300);
        return IntStream.range(0, count)
                .mapToObj(i -> new PlanJob("job-" + i, from, to, new Load(1, 0, 0), Set.of(), 7200))
                .toList();
    }

    /** A day that keeps what is written of it. */
    private static final class WrittenDay implements PlannedDays {
        private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);

        private List<PlanTour> tours = List.of(new PlanTour(
                "tour", MAYEN, MAYEN, new TimeWindow(0, 2 * LONG), new Load(4, 0, 0), Set.of(), List.of()));
        private List<PlanJob> waiting = List.of();
        private final List<Integer> left = new ArrayList<>();

        @Override
        public Draft read(LocalDate date, String carrier) {
            return new Draft(date, carrier, Instant.EPOCH, Map.of(), tours, tours, waiting);
        }

        @Override
        public boolean write(Draft draft, Plan plan, BooleanSupplier mayWrite, Runnable written) {
            tours = plan.tours();
            waiting = waiting.stream()
                    .filter(job -> plan.refused().containsKey(job.id()))
                    .toList();
            left.add(waiting.size());
            written.run();
            return mayWrite.getAsBoolean();
        }
    }
}
