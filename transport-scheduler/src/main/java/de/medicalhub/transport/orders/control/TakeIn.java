package de.medicalhub.transport.orders.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.orders.OrderMissed;
import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.orders.TransportRequestTaken;
import de.medicalhub.transport.orders.TransportRequestWithdrawn;
import de.medicalhub.transport.orders.entity.TakenTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes orders once each, and moves the watermark when a run has taken all (rules 2 to 4). */
@ApplicationScoped
public class TakeIn {
    private static final String LEASE = """
        update intake set owner = :owner, lease_until = clock_timestamp() + interval '2 minutes'
        where name = 'leg-tasks' and lease_until < clock_timestamp()\
        """;
    private static final String EXTEND = """
        update intake set lease_until = clock_timestamp() + interval '2 minutes'
        where name = 'leg-tasks' and owner = :owner and lease_until >= clock_timestamp()\
        """;
    private static final String RELEASE =
            "update intake set lease_until = '-infinity' where name = 'leg-tasks' and owner = :owner";
    private static final String ADVANCE = """
        update intake set watermark = greatest(coalesce(watermark, :newest), :newest)
        where name = 'leg-tasks' and owner = :owner\
        """;

    /** Stands for what a leg wished that others had ended before it was read here (rule 14). */
    private static final String FOREIGN = "ended";

    /** Days are locked in their order by everybody, so that nobody waits for each other. */
    private static final Comparator<Order> BY_DAY = Comparator.comparing(order ->
            order.request().flatMap(TransportRequest::window).map(Period::start).orElse(Instant.MIN));

    @PersistenceContext
    private EntityManager entityManager;

    private final FailedOrders failedOrders;
    private final Clock clock;
    private final Event<TransportRequestTaken> taken;
    private final Event<TransportRequestWithdrawn> withdrawn;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected TakeIn() {
        this(null, null, null, null);
    }

    @Inject
    TakeIn(
            FailedOrders failedOrders,
            Clock clock,
            Event<TransportRequestTaken> taken,
            Event<TransportRequestWithdrawn> withdrawn) {
        this.failedOrders = failedOrders;
        this.clock = clock;
        this.taken = taken;
        this.withdrawn = withdrawn;
    }

    /** As the container does it. */
    TakeIn with(EntityManager given) {
        entityManager = given;
        return this;
    }

    /** True if the caller may run now. */
    @Transactional
    public boolean lease(String owner) {
        return run(LEASE, owner) == 1;
    }

    /** Lets the next one run. */
    @Transactional
    public void release(String owner) {
        run(RELEASE, owner);
    }

    /** How far all is taken; empty before the first order. */
    @Transactional
    public Optional<Instant> watermark() {
        Object mark = entityManager
                .createNativeQuery("select watermark from intake where name = 'leg-tasks'", Instant.class)
                .getSingleResult();
        return Optional.ofNullable((Instant) mark);
    }

    /** Whether this version was not taken yet. */
    @Transactional
    public boolean isUnknown(String taskId, long version) {
        TakenTask known = entityManager.find(TakenTask.class, taskId);
        return known == null || known.isOlderThan(version);
    }

    /** Takes a page of orders, all or none. */
    @Transactional
    public void take(String owner, List<Order> orders) {
        if (run(EXTEND, owner) != 1) {
            throw new HubException(ProblemKind.CONFLICT, "Another intake has taken over.");
        }
        orders.stream().sorted(BY_DAY).forEach(this::take);
    }

    /** What the order says is told again when it is read next (rule 13). */
    @Transactional(Transactional.TxType.MANDATORY)
    public void missed(OrderMissed event) {
        Optional.ofNullable(entityManager.find(TakenTask.class, event.taskId())).ifPresent(TakenTask::forgetContent);
    }

    /** All orders up to that one are taken or set aside; the watermark never goes back (rule 3). */
    @Transactional
    public void advance(String owner, Instant newest) {
        entityManager
                .createNativeQuery(ADVANCE)
                .setParameter("newest", newest)
                .setParameter("owner", owner)
                .executeUpdate();
    }

    private void take(Order order) {
        order.fault().ifPresent(fault -> {
            throw fault;
        });
        failedOrders.taken(order.taskId());
        TakenTask known = entityManager.find(TakenTask.class, order.taskId());
        if (known != null && !known.isOlderThan(order.version())) {
            return;
        }
        boolean foreign = order.ended() && (known == null || known.hasContent(FOREIGN));
        String content = foreign ? FOREIGN : ContentHash.of(order.request());
        boolean changed = known == null || !known.hasContent(content);
        if (known == null) {
            entityManager.persist(new TakenTask(order.taskId(), order.version(), content, clock.instant()));
        } else {
            known.takeAgain(order.version(), content, clock.instant());
        }
        if (changed && !foreign) {
            tell(order);
        }
    }

    private void tell(Order order) {
        Optional<TransportRequest> request = order.request();
        if (request.isPresent()) {
            taken.fire(new TransportRequestTaken(request.get()));
        } else {
            withdrawn.fire(new TransportRequestWithdrawn(order.taskId()));
        }
    }

    private int run(String sql, String owner) {
        return entityManager.createNativeQuery(sql).setParameter("owner", owner).executeUpdate();
    }
}
