package de.medicalhub.transport.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Source source = new Source();
    private final Desk desk = new Desk();
    private final Failures failures = new Failures();
    private final Intake intake = new Intake(source, desk, failures);

    @Test
    @DisplayName("rule 10: an order that we cannot take holds up none of its page and no later page")
    void brokenOrderHoldsUpNobody() {
        source.pages = List.of(List.of(order("a"), order("broken"), order("b")), List.of(order("c")));
        intake.run();
        assertThat(desk.taken).containsExactly("a", "b", "c");
        assertThat(failures.attempts).containsExactly(Map.entry("broken", 1));
        assertThat(desk.leased).isFalse();
    }

    @Test
    @DisplayName("rule 10: what failed is left alone until it is due, then it is read and tried again")
    void failedOrderIsTriedAgainWhenDue() {
        source.pages = List.of(List.of(order("broken"), order("a")));
        intake.run();
        intake.run();
        assertThat(failures.attempts).containsEntry("broken", 1);
        failures.due = List.of("broken");
        intake.run();
        assertThat(failures.attempts).containsEntry("broken", 2);
        desk.mended = true;
        intake.run();
        assertThat(desk.taken).contains("broken");
    }

    @Test
    @DisplayName("rule 10: an order that the FHIR server shows no more is not forgotten either")
    void vanishedOrderCountsAsFailed() {
        failures.due = List.of("vanished");
        intake.run();
        assertThat(failures.attempts).containsEntry("vanished", 1);
    }

    @Test
    @DisplayName("rule 4: who lost the lease stops, and blames no order")
    void lostLeaseIsNoFaultOfAnOrder() {
        source.pages = List.of(List.of(order("a")));
        desk.lost = true;
        assertThatThrownBy(intake::run).isInstanceOf(HubException.class);
        assertThat(failures.attempts).isEmpty();
    }

    @Test
    @DisplayName("what exceptions quote of people never reaches the log")
    void faultNamesKindsAndPlacesOnly() {
        Exception fault = new IllegalStateException("Erika Muster", new NumberFormatException("0651 123"));
        assertThat(FailedOrders.faultOf(fault))
                .contains("IllegalStateException at IntakeTest.java:", "NumberFormatException")
                .doesNotContain("Erika", "0651");
    }

    private static Order order(String id) {
        return new Order(id, 1, NINE, Optional.empty());
    }

    private static final class Source implements OrderSource {
        List<List<Order>> pages = List.of();

        @Override
        public void readChanged(Optional<Instant> since, Unknown unknown, Consumer<List<Order>> page) {
            pages.forEach(orders -> page.accept(orders.stream()
                    .filter(order -> unknown.test(order.taskId(), order.version()))
                    .toList()));
        }

        @Override
        public void readAgain(List<String> taskIds, Consumer<List<Order>> page) {
            page.accept(pages.stream()
                    .flatMap(List::stream)
                    .filter(order -> taskIds.contains(order.taskId()))
                    .toList());
        }
    }

    /** Takes a page, all or none, and stumbles over one that is broken. */
    private static final class Desk extends TakeIn {
        final List<String> taken = new ArrayList<>();
        boolean leased;
        boolean lost;
        boolean mended;

        @Override
        public boolean lease(String owner) {
            leased = true;
            return true;
        }

        @Override
        public void release(String owner) {
            leased = false;
        }

        @Override
        public Optional<Instant> watermark() {
            return Optional.empty();
        }

        @Override
        public void advance(String owner, Instant newest) {
            leased = true;
        }

        @Override
        public boolean isUnknown(String taskId, long version) {
            return !taken.contains(taskId);
        }

        @Override
        public void take(String owner, List<Order> orders) {
            if (lost) {
                throw new HubException(ProblemKind.CONFLICT, "Another intake has taken over.");
            }
            List<String> ids = orders.stream().map(Order::taskId).toList();
            if (!mended && ids.contains("broken")) {
                throw new IllegalStateException("broken");
            }
            taken.addAll(ids);
        }
    }

    private static final class Failures extends FailedOrders {
        final Map<String, Integer> attempts = new LinkedHashMap<>();
        List<String> due = List.of();

        @Override
        public boolean waits(String taskId, long version) {
            return attempts.containsKey(taskId);
        }

        @Override
        public List<String> due() {
            return due;
        }

        @Override
        public void failed(String taskId, Optional<Long> version, Exception exception) {
            attempts.merge(taskId, 1, Integer::sum);
        }
    }
}
