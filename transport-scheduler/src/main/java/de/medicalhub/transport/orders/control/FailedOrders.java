package de.medicalhub.transport.orders.control;

import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.transport.orders.SetAsideChanged;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.orders.entity.FailedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders that could not be taken in by a fault of ours: never lost, and nobody waits for them (rule 10). */
@ApplicationScoped
public class FailedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(FailedOrders.class);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private Event<SetAsideChanged> changed;

    /** Whether that version failed before and waits for its next attempt. */
    @Transactional
    public boolean waits(String taskId, long version) {
        return find(taskId).filter(failed -> failed.covers(version)).isPresent();
    }

    /** Which Tasks are to be tried again now. */
    @Transactional
    public List<String> due() {
        return entityManager
                .createQuery("select f.taskId from FailedOrder f where f.dueAt <= :now order by f.dueAt", String.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Notes whose order has failed. */
    @Transactional
    public void failed(Order order, Exception exception) {
        failed(order.taskId(), Optional.of(order.version()), exception);
        order.request()
                .map(TransportRequest::carrier)
                .ifPresent(carrier -> find(order.taskId()).ifPresent(failed -> failed.isOf(carrier)));
    }

    /** Notes a failed attempt and says it in the log, once and without what the exception says of people. */
    @Transactional
    public void failed(String taskId, Optional<Long> version, Exception exception) {
        FailedOrder order = find(taskId).orElseGet(() -> {
            FailedOrder first = new FailedOrder(taskId, clock.instant());
            entityManager.persist(first);
            return first;
        });
        String incident = IncidentId.next().value();
        String fault = faultOf(exception);
        order.failed(version.orElse(order.taskVersion()), incident, fault, clock.instant());
        LOG.error(
                "Incident {}: order {} could not be taken in, attempt {}{}: {}",
                incident,
                taskId,
                order.attempts(),
                order.isSetAside() ? ", set aside for the dispatcher" : "",
                fault);
        if (order.isSetAside()) {
            changed.fire(new SetAsideChanged());
        }
    }

    /** It was taken after all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void taken(String taskId) {
        find(taskId).ifPresent(order -> {
            entityManager.remove(order);
            changed.fire(new SetAsideChanged());
        });
    }

    /** What waits for a person, the oldest first. */
    @Transactional
    public List<FailedOrder> setAside() {
        return entityManager
                .createQuery("select f from FailedOrder f where f.dueAt is null order by f.failedAt", FailedOrder.class)
                .getResultList();
    }

    /** Tries a set-aside order again in the next run; false if there is none. */
    @Transactional
    public boolean retry(String taskId) {
        Optional<FailedOrder> order = find(taskId).filter(FailedOrder::isSetAside);
        order.ifPresent(failed -> {
            failed.retry(clock.instant());
            changed.fire(new SetAsideChanged());
        });
        return order.isPresent();
    }

    private Optional<FailedOrder> find(String taskId) {
        return Optional.ofNullable(entityManager.find(FailedOrder.class, taskId));
    }

    /** Kinds and places only: messages of exceptions may quote what they stumbled over. */
    static String faultOf(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .limit(5)
                .map(cause -> cause.getClass().getSimpleName() + placeOf(cause))
                .collect(Collectors.joining(" < "));
    }

    private static String placeOf(Throwable exception) {
        return Arrays.stream(exception.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("de.medicalhub.")
                        && !frame.getClassName().contains("$Proxy$"))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
