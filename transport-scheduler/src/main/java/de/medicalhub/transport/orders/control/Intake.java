package de.medicalhub.transport.orders.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One run of the intake; reads outside any transaction, takes page by page. */
@ApplicationScoped
public class Intake {
    /** Longer than any transaction of the FHIR server may last (rule 1). */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final OrderSource source;
    private final TakeIn takeIn;
    private final FailedOrders failedOrders;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected Intake() {
        this(null, null, null);
    }

    @Inject
    public Intake(OrderSource source, TakeIn takeIn, FailedOrders failedOrders) {
        this.source = source;
        this.takeIn = takeIn;
        this.failedOrders = failedOrders;
    }

    /** Takes what changed, then what failed before; does nothing if another run is at work (rule 4). */
    public void run() {
        String owner = UUID.randomUUID().toString();
        if (!takeIn.lease(owner)) {
            return;
        }
        try {
            Optional<Instant> since = takeIn.watermark().map(mark -> mark.minus(OVERLAP));
            List<Instant> stamps = new ArrayList<>();
            source.readChanged(since, this::isNews, page -> {
                take(owner, page);
                page.forEach(order -> stamps.add(order.lastUpdated()));
            });
            stamps.stream().max(Comparator.naturalOrder()).ifPresent(newest -> takeIn.advance(owner, newest));
            takeAgain(owner, failedOrders.due());
        } finally {
            takeIn.release(owner);
        }
    }

    private boolean isNews(String taskId, long version) {
        return takeIn.isUnknown(taskId, version) && !failedOrders.waits(taskId, version);
    }

    /** All at once; if that fails by a fault of ours, each alone, so that one holds up no other (rule 10). */
    private void take(String owner, List<Order> page) {
        try {
            takeIn.take(owner, page);
        } catch (Exception e) {
            if (isPassing(e)) {
                throw e;
            }
            page.forEach(order -> takeAlone(owner, order));
        }
    }

    private void takeAlone(String owner, Order order) {
        try {
            takeIn.take(owner, List.of(order));
        } catch (Exception e) {
            if (isPassing(e)) {
                throw e;
            }
            failedOrders.failed(order, e);
        }
    }

    private void takeAgain(String owner, List<String> due) {
        if (due.isEmpty()) {
            return;
        }
        Set<String> missing = new LinkedHashSet<>(due);
        source.readAgain(
                due,
                page -> page.forEach(order -> {
                    missing.remove(order.taskId());
                    takeAlone(owner, order);
                }));
        missing.forEach(taskId -> failedOrders.failed(
                taskId, Optional.empty(), new IllegalStateException("The FHIR server shows this order no more")));
    }

    /** Another run has taken over, or the database is away: no fault of the order. */
    private static boolean isPassing(Exception e) {
        return e instanceof HubException ours
                && (ours.kind() == ProblemKind.CONFLICT || ours.kind() == ProblemKind.UNAVAILABLE);
    }
}
