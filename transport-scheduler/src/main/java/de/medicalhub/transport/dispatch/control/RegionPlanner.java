package de.medicalhub.transport.dispatch.control;

import de.medicalhub.transport.dispatch.control.PlannedDays.Draft;
import de.medicalhub.transport.dispatch.control.PlanningWishes.Wish;
import de.medicalhub.transport.planning.Plan;
import de.medicalhub.transport.planning.PlanTour;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans days again, one after the other, while this node has the lease (rule 22). Nobody waits for a day while it is planned: a
 * plan whose day has changed meanwhile is made anew.
 */
public final class RegionPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(RegionPlanner.class);
    private static final int TRIES = 3;
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(1);

    private static final Duration LOOKED_EVERY = Duration.ofMillis(200);

    private final PlannerLease lease;
    private final PlanningWishes wishes;
    private final PlannedDays days;
    private final TimedPlanner planner;
    private final ReentrantLock inThisNode = new ReentrantLock(true);
    private final AtomicBoolean atWork = new AtomicBoolean();

    RegionPlanner(PlannerLease lease, PlanningWishes wishes, PlannedDays days, TimedPlanner planner) {
        this.lease = lease;
        this.wishes = wishes;
        this.days = days;
        this.planner = planner;
    }

    /**
     * Plans that day again, outside of transactions; before all other days that wait, for somebody waits for the answer.
     *
     * @param patience how long at most for this or another node that is at it
     * @return whether it is done; if not, it is soon
     */
    boolean replan(LocalDate day, String carrier, Duration patience) {
        wishes.wish(day, carrier);
        long begin = System.nanoTime();
        if (isFree(patience)) {
            try {
                planOnly(day, carrier);
            } finally {
                inThisNode.unlock();
            }
        }
        boolean done = !wishes.isWished(day, carrier);
        while (!done && System.nanoTime() - begin < patience.toNanos()) {
            LockSupport.parkNanos(LOOKED_EVERY.toNanos());
            done = !wishes.isWished(day, carrier);
        }
        return done;
    }

    /** Plans whatever waits to be planned, unless this or another node is at it; who waits for one day comes in between. */
    void work() {
        if (wishes.next(Set.of()).isEmpty() || !atWork.compareAndSet(false, true)) {
            return;
        }
        try {
            Set<Long> tried = new HashSet<>();
            boolean more = true;
            while (more) {
                more = inTurn(() -> planNext(tried));
            }
        } finally {
            atWork.set(false);
        }
    }

    private boolean isFree(Duration patience) {
        try {
            return inThisNode.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean inTurn(BooleanSupplier step) {
        inThisNode.lock();
        try {
            return step.getAsBoolean();
        } finally {
            inThisNode.unlock();
        }
    }

    /** The most urgent day that waits; false if there is none, or another node is at it. */
    private boolean planNext(Set<Long> tried) {
        Optional<Long> fence = lease.take();
        if (fence.isEmpty()) {
            return false;
        }
        Optional<Wish> wish = wishes.next(tried);
        wish.ifPresentOrElse(
                next -> {
                    plan(next, fence.get());
                    tried.add(next.number());
                },
                () -> lease.release(fence.get()));
        return wish.isPresent();
    }

    /** That day, once more if it is wished again meanwhile. */
    private void planOnly(LocalDate day, String carrier) {
        Set<Long> tried = new HashSet<>();
        Optional<Long> fence = lease.take();
        Optional<Wish> wish = wishes.of(day, carrier);
        boolean isWhole = true;
        while (isWhole
                && wish.isPresent()
                && fence.isPresent()
                && tried.add(wish.get().number())) {
            isWhole = plan(wish.get(), fence.get());
            wish = wishes.of(day, carrier);
            fence = lease.take();
        }
        fence.ifPresent(lease::release);
    }

    /**
     * One day that cannot be planned for a fault holds up no other; it is tried again, later each time.
     *
     * @return false if it was planned in part only, as the time was over: it is wished again
     */
    private boolean plan(Wish wish, long fence) {
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Draft draft = days.read(wish.day(), wish.carrier());
                Plan plan = planner.replan(draft.kept(), draft.waiting(), isLost(fence));
                // However long that took: who still is the last owner goes on.
                if (!lease.take().equals(Optional.of(fence))) {
                    return true;
                }
                if (days.write(draft, plan, () -> lease.isHeld(fence), () -> answered(wish, draft, plan))) {
                    return !plan.isCutShort();
                }
            }
            LOG.info("A day changed faster than it was planned; it is planned again soon");
            wishes.later(wish);
        } catch (RuntimeException fault) {
            LOG.error("A day could not be planned again", fault);
            // Who lost the lease has failed by that; the next node tries at once.
            if (lease.take().equals(Optional.of(fence))) {
                wishes.later(wish);
            }
        }
        return true;
    }

    /** A plan that was cut short is gone on with at once, or later if it placed nobody; in the transaction that writes it. */
    private void answered(Wish wish, Draft draft, Plan plan) {
        if (!plan.isCutShort()) {
            wishes.done(wish);
        } else if (stops(plan.tours()) > stops(draft.kept())) {
            wishes.done(wish);
            wishes.wish(wish.day(), wish.carrier());
        } else {
            wishes.later(wish);
        }
    }

    private static int stops(List<PlanTour> tours) {
        return tours.stream().mapToInt(tour -> tour.stops().size()).sum();
    }

    /** Renews the lease while the planner searches; once it is lost there is no use in going on. */
    private BooleanSupplier isLost(long fence) {
        long[] renewed = {System.nanoTime()};
        return () -> {
            if (System.nanoTime() - renewed[0] < RENEWED_EVERY.toNanos()) {
                return false;
            }
            renewed[0] = System.nanoTime();
            return !lease.take().equals(Optional.of(fence));
        };
    }
}
