package de.medicalhub.transport.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.transport.orders.JobKind;
import de.medicalhub.transport.orders.Place;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.orders.TransportRequestTaken;
import de.medicalhub.transport.roads.Address;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The intake against a FHIR server that commits late, breaks off and repeats itself. */
class NoOrderIsLostTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final PretendedDatabase database = new PretendedDatabase();
    private final Server server = new Server();
    private final List<String> taken = new ArrayList<>();
    private final Intake intake = new Intake(server, takeIn(), new NoFailures());

    @Test
    @DisplayName("1: what was stamped before the watermark and committed after it is taken")
    void lateCommitIsTaken() {
        server.has(order("a", 1, NINE));
        intake.run();
        server.has(order("late", 1, NINE.minusSeconds(90)));
        intake.run();
        assertThat(taken).containsExactly("a", "late");
    }

    @Test
    @DisplayName("1, 3: a run that breaks off between two pages loses none and doubles none")
    void breakBetweenPagesLosesNothing() {
        for (int hour = 0; hour < 5; hour++) {
            server.has(order("o" + hour, 1, NINE.plus(Duration.ofHours(hour))));
        }
        server.afterFirstPage = () -> {
            throw new IllegalStateException("the network is gone");
        };
        assertThatThrownBy(intake::run).isInstanceOf(IllegalStateException.class);
        assertThat(taken).containsExactly("o0", "o1");
        assertThat(database.watermark).isNull();
        server.afterFirstPage = () -> {};
        intake.run();
        assertThat(taken).containsExactly("o0", "o1", "o2", "o3", "o4");
        assertThat(database.watermark).isEqualTo(NINE.plus(Duration.ofHours(4)));
    }

    @Test
    @DisplayName(
            "3: an order that changes between search and reading does not carry the watermark past the other pages")
    void changeWhileReadingLosesNothing() {
        for (int hour = 0; hour < 4; hour++) {
            server.has(order("o" + hour, 1, NINE.plus(Duration.ofHours(hour))));
        }
        server.asRead = order -> order.taskId().equals("o0") ? order("o0", 2, NINE.plus(Duration.ofDays(1))) : order;
        server.afterFirstPage = () -> {
            throw new IllegalStateException("the network is gone");
        };
        assertThatThrownBy(intake::run).isInstanceOf(IllegalStateException.class);
        server.afterFirstPage = () -> {};
        intake.run();
        assertThat(taken).containsExactly("o0", "o1", "o2", "o3");
    }

    @Test
    @DisplayName("1, 3: of several orders with the same time stamp none is lost where a page ends between them")
    void equalTimeStampsAreAllTaken() {
        for (String id : List.of("a", "b", "c", "d")) {
            server.has(order(id, 1, NINE));
        }
        server.afterFirstPage = () -> {
            throw new IllegalStateException("the network is gone");
        };
        assertThatThrownBy(intake::run).isInstanceOf(IllegalStateException.class);
        server.afterFirstPage = () -> {};
        intake.run();
        assertThat(taken).containsExactly("a", "b", "c", "d");
    }

    @Test
    @DisplayName(
            "4: who lost the lease takes nothing more, and leaves the lease to the other; the next run takes the rest")
    void lostLeaseChangesNothing() {
        for (int hour = 0; hour < 4; hour++) {
            server.has(order("o" + hour, 1, NINE.plus(Duration.ofHours(hour))));
        }
        server.afterFirstPage = () -> database.owner = "another node";
        assertThatThrownBy(intake::run).isInstanceOf(HubException.class);
        assertThat(taken).containsExactly("o0", "o1");
        assertThat(database.watermark).isNull();
        assertThat(database.owner).isEqualTo("another node");
        intake.run();
        assertThat(taken).hasSize(2);
        database.owner = null;
        server.afterFirstPage = () -> {};
        intake.run();
        assertThat(taken).containsExactly("o0", "o1", "o2", "o3");
    }

    @Test
    @DisplayName("2: the same order twice, in one page, over pages and over runs, is one order")
    void repeatedOrderIsOne() {
        Order order = order("a", 1, NINE);
        server.has(order);
        server.has(order);
        server.has(order);
        intake.run();
        intake.run();
        assertThat(taken).containsExactly("a");
    }

    @Test
    @DisplayName("2: a new version is told only if it wishes something else")
    void onlyOtherContentIsTold() {
        server.has(order("a", 1, NINE));
        intake.run();
        server.has(order("a", 2, NINE.plusSeconds(1)));
        intake.run();
        assertThat(taken).containsExactly("a");
        server.has(new Order("a", 3, NINE.plusSeconds(2), Optional.of(request("a", "another name"))));
        intake.run();
        assertThat(taken).containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "14: a leg that had ended before it was read is no order, however often it is written; opened again, it is one")
    void whatOthersHaveEndedIsNoOrder() {
        server.has(ended("a", 1, NINE));
        intake.run();
        server.has(ended("a", 2, NINE.plusSeconds(1)));
        intake.run();
        assertThat(taken).isEmpty();
        server.has(order("a", 3, NINE.plusSeconds(2)));
        intake.run();
        assertThat(taken).containsExactly("a");
        server.has(ended("a", 4, NINE.plusSeconds(3)));
        intake.run();
        assertThat(taken).as("our own answer").containsExactly("a");
    }

    private TakeIn takeIn() {
        return new TakeIn(
                        new NoFailures(),
                        Clock.fixed(NINE, ZoneOffset.UTC),
                        telling(event -> taken.add(
                                ((TransportRequestTaken) event).request().taskId())),
                        telling(event -> {}))
                .with(database.entityManager());
    }

    @SuppressWarnings("unchecked") // an Event of whatever type
    private static <T> Event<T> telling(Consumer<Object> listener) {
        return PretendedDatabase.pretend(Event.class, (method, given) -> {
            listener.accept(given[0]);
            return null;
        });
    }

    private static Order order(String id, long version, Instant lastUpdated) {
        return new Order(id, version, lastUpdated, Optional.of(request(id, "name")));
    }

    private static Order ended(String id, long version, Instant lastUpdated) {
        return new Order(id, version, lastUpdated, Optional.of(request(id, "name")), true, Optional.empty());
    }

    private static TransportRequest request(String id, String name) {
        Place place = new Place("", new Address("", "56727", "Mayen", Optional.empty()));
        return new TransportRequest(
                id,
                JobKind.DELIVERY,
                Optional.empty(),
                "Organization/c",
                "Patient/p",
                name,
                "",
                place,
                place,
                Optional.empty(),
                Optional.empty(),
                false,
                Set.of());
    }

    /** Gives pages of two, the oldest first, as the FHIR server does. */
    private static final class Server implements OrderSource {
        private static final int PAGE = 2;

        private final List<Order> orders = new ArrayList<>();
        private Runnable afterFirstPage = () -> {};
        private UnaryOperator<Order> asRead = order -> order;

        void has(Order order) {
            orders.add(order);
        }

        @Override
        public void readChanged(Optional<Instant> since, Unknown unknown, Consumer<List<Order>> page) {
            List<Order> found = orders.stream()
                    .filter(order -> since.isEmpty() || !order.lastUpdated().isBefore(since.get()))
                    .sorted(Comparator.comparing(Order::lastUpdated))
                    .toList();
            for (int from = 0; from < found.size(); from += PAGE) {
                page.accept(found.subList(from, Math.min(found.size(), from + PAGE)).stream()
                        .map(asRead)
                        .filter(order -> unknown.test(order.taskId(), order.version()))
                        .toList());
                if (from == 0) {
                    afterFirstPage.run();
                }
            }
        }

        @Override
        public void readAgain(List<String> taskIds, Consumer<List<Order>> page) {
            throw new UnsupportedOperationException("Nothing failed");
        }
    }

    private static final class NoFailures extends FailedOrders {
        @Override
        public boolean waits(String taskId, long version) {
            return false;
        }

        @Override
        public List<String> due() {
            return List.of();
        }

        @Override
        public void taken(String taskId) {}

        @Override
        public void failed(String taskId, Optional<Long> version, Exception exception) {
            throw new AssertionError("No order is at fault", exception);
        }
    }
}
