package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.PlanningNode.ROADS;
import static de.medicalhub.transport.dispatch.control.PlanningNode.undisturbed;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.TestDatabase;
import de.medicalhub.transport.dispatch.boundary.PlannerTimer;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import jakarta.ejb.Schedule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nodes beside each other on a real PostgreSQL (package dispatch, rule 22). */
class RegionPlannerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String CARRIER = "Organization/c";
    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = new TestDatabase();
        run("create table planned (node text, plan text)");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("truncate planned, planning_wish, planner_lease");
    }

    @Test
    @DisplayName(
            "22: when a node dies while it plans, another one writes the same plan within ten seconds, and the dead one nothing")
    void anotherNodeTakesOver() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch frozen = new CountDownLatch(1);
        PlanningNode dying =
                new PlanningNode("dying", database.dataSource(), new Freezing(atWork, frozen), Replans.TERM);
        PlanningNode other = new PlanningNode("other", database.dataSource(), ROADS);
        CompletableFuture<Boolean> result =
                CompletableFuture.supplyAsync(() -> dying.planner.replan(DAY, CARRIER, Duration.ZERO));
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        other.planner.work();
        assertThat(plans()).as("the lease of the frozen node still holds").isEmpty();

        long begin = System.nanoTime();
        while (plans().isEmpty()
                && System.nanoTime() - begin < Duration.ofSeconds(10).toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            other.planner.work();
        }
        assertThat(plans()).containsExactly("other " + undisturbed());

        frozen.countDown();
        assertThat(result.get(20, TimeUnit.SECONDS)).as("nothing is left to do").isTrue();
        assertThat(plans()).containsExactly("other " + undisturbed());
    }

    @Test
    @DisplayName("22: the lease of a dead node ends and the timer of another one comes round within ten seconds")
    void leaseAndTimerTogether() throws ReflectiveOperationException {
        Schedule turn = Objects.requireNonNull(
                PlannerTimer.class.getDeclaredMethod("everyTwoSeconds").getAnnotation(Schedule.class));
        assertThat(turn.minute() + turn.hour()).isEqualTo("**");
        assertThat(turn.second()).matches("\\*/[1-9]");
        Duration wait = Duration.ofSeconds(Long.parseLong(turn.second().substring(2)));
        assertThat(Replans.TERM.plus(wait)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("22: a node that lost the lease while it planned writes nothing, and the day waits for the next one")
    void fencedNodeWritesNothing() throws SQLException {
        PlanningNode slow = new PlanningNode("slow", database.dataSource(), ROADS);
        slow.beforeWriting = () -> sql("update planner_lease set owner = 'another', fence = fence + 1,"
                + " expires = clock_timestamp() + interval '1 hour'");
        assertThat(slow.planner.replan(DAY, CARRIER, Duration.ZERO)).isFalse();
        assertThat(plans()).isEmpty();
        assertThat(new PlanningWishes(database.dataSource()).next(Set.of())).isPresent();
    }

    @Test
    @DisplayName("22: a day that changed while it was planned is planned anew")
    void changedDaysArePlannedAnew() throws SQLException {
        PlanningNode node = new PlanningNode("node", database.dataSource(), ROADS);
        node.changes = 1;
        assertThat(node.planner.replan(DAY, CARRIER, Duration.ZERO)).isTrue();
        assertThat(node.reads).isEqualTo(2);
        assertThat(plans()).hasSize(1);
    }

    @Test
    @DisplayName("22: what is wished again while it is planned is planned once more")
    void wishesDuringPlanningAreKept() throws SQLException {
        PlanningNode node = new PlanningNode("node", database.dataSource(), ROADS);
        node.beforeWriting = () -> {
            node.beforeWriting = () -> {};
            new PlanningWishes(database.dataSource()).wish(DAY, CARRIER);
        };
        assertThat(node.planner.replan(DAY, CARRIER, Duration.ZERO)).isTrue();
        assertThat(plans()).hasSize(2);
    }

    @Test
    @DisplayName("22: one day that fails holds up no other, and is tried again")
    void faultOfOneDayIsNoOthers() throws SQLException {
        PlanningNode node = new PlanningNode("node", database.dataSource(), ROADS);
        node.failing = Optional.of("Organization/broken");
        assertThat(node.planner.replan(DAY, "Organization/broken", Duration.ZERO))
                .isFalse();
        assertThat(node.planner.replan(DAY, CARRIER, Duration.ZERO)).isTrue();
        assertThat(plans()).hasSize(1);
        node.failing = Optional.empty();
        node.planner.work();
        assertThat(plans()).as("it waits a little").hasSize(1);
        sql("update planning_wish set not_before = '-infinity'");
        node.planner.work();
        assertThat(plans()).hasSize(2);
    }

    @Test
    @DisplayName("22: a day whose planning took longer than the lease is written if no other node took it")
    void slowDaysAreWritten() throws SQLException {
        PlanningNode slow = new PlanningNode("slow", database.dataSource(), ROADS);
        slow.beforeWriting = () -> sql("update planner_lease set expires = '-infinity'");
        assertThat(slow.planner.replan(DAY, CARRIER, Duration.ZERO)).isTrue();
        assertThat(plans()).hasSize(1);
    }

    @Test
    @DisplayName("17: who needs an answer waits while another node plans")
    void anotherNodesPlanIsWaitedFor() throws Exception {
        sql("insert into planner_lease values ('district', 'another', 1, clock_timestamp() + interval '1 hour')");
        PlanningNode node = new PlanningNode("node", database.dataSource(), ROADS);
        CompletableFuture<Boolean> done =
                CompletableFuture.supplyAsync(() -> node.planner.replan(DAY, CARRIER, Duration.ofSeconds(30)));
        PlanningWishes wishes = new PlanningWishes(database.dataSource());
        while (wishes.next(Set.of()).isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(done).isNotDone();
        wishes.done(wishes.next(Set.of()).orElseThrow());
        assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(node.planner.replan(DAY, CARRIER, Duration.ofMillis(1))).isFalse();
    }

    @Test
    @DisplayName(
            "22: who waits for one day does not wait for all that are planned: it comes next, and the others go on after it")
    void theDayThatSomebodyWaitsForComesNext() throws Exception {
        PlanningWishes wishes = new PlanningWishes(database.dataSource());
        IntStream.range(1, 5).forEach(i -> wishes.wish(DAY.plusDays(i), CARRIER));
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PlanningNode node = new PlanningNode("node", database.dataSource(), ROADS);
        node.beforeWriting = () -> {
            node.beforeWriting = () -> {};
            atWork.countDown();
            await(goOn);
        };
        CompletableFuture<Void> work = CompletableFuture.runAsync(node.planner::work);
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(node.planner.replan(DAY, CARRIER, Duration.ofMillis(1)))
                .as("answered, though the node is at another day")
                .isFalse();

        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread asking =
                new Thread(() -> done.complete(node.planner.replan(DAY.plusDays(4), CARRIER, Duration.ofSeconds(20))));
        asking.start();
        while (asking.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        goOn.countDown();
        assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
        work.get(20, TimeUnit.SECONDS);
        assertThat(node.days.subList(0, 2)).containsExactly(DAY.plusDays(1), DAY.plusDays(4));
        assertThat(node.days)
                .containsExactlyInAnyOrder(DAY, DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3), DAY.plusDays(4));
        assertThat(wishes.next(Set.of())).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("22: a node that freezes while it reads or writes a day does not keep the day from others")
    void frozenNodesLoseTheDay() throws SQLException {
        try (Connection frozen = database.dataSource().getConnection();
                Connection other = database.dataSource().getConnection()) {
            frozen.setAutoCommit(false);
            other.setAutoCommit(false);
            new DayLock(only(frozen)).take(DAY);
            new DayLock(only(other)).take(DAY);
            other.rollback();
        } catch (SQLException ended) {
            // The database has ended the frozen session.
            assertThat(ended.getSQLState()).isNotNull();
        }
    }

    private static DataSource only(Connection connection) {
        return new Transactions(database.dataSource(), ThreadLocal.withInitial(() -> connection)).dataSource();
    }

    private static List<String> plans() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select node || ' ' || plan from planned order by 1")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void sql(String sql) {
        try {
            run(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Roads on which the first question is answered only when the node comes back to life. */
    private record Freezing(CountDownLatch atWork, CountDownLatch frozen) implements TravelTimes {
        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to) {
            atWork.countDown();
            try {
                assertThat(frozen.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return ROADS.secondsBetween(from, to);
        }
    }
}
