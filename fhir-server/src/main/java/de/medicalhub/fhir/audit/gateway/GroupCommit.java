package de.medicalhub.fhir.audit.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets requests that come at the same time share one commit: who gets a turn writes for all who wait. One that comes alone
 * waits for nobody, and a second one not for the disk to be done with the first. Who waits is woken when it is written, or when
 * it is the next to write for all: nobody queues for a turn that is no longer needed.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {
    private static final int MOST_AT_ONCE = 500;

    /** While the disk writes for one, the next can be made ready; with more, each would write for itself. */
    private static final int TURNS = 2;

    private final Consumer<List<T>> store;
    private final ConcurrentLinkedQueue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore turns = new Semaphore(TURNS);

    /**
     * @param store writes all or nothing
     */
    GroupCommit(Consumer<List<T>> store) {
        this.store = store;
    }

    /** Returns when these are written. What keeps others from being written does not keep these. */
    void write(List<T> own) {
        Waiting<T> waiting = new Waiting<>(own);
        queue.add(waiting);
        boolean interrupted = false;
        while (!waiting.done) {
            if (waiting.taken || !writeForAll()) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // It would not wait any more.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        waiting.failure.ifPresent(failure -> {
            throw failure;
        });
    }

    /** How many have not yet been taken up. */
    int waiting() {
        return queue.size();
    }

    /** False if all turns are taken: then whoever has one wakes the next of those who wait. */
    private boolean writeForAll() {
        if (!turns.tryAcquire()) {
            return false;
        }
        try {
            writeSome();
        } finally {
            turns.release();
            Waiting<T> next = queue.peek();
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
        return true;
    }

    private void writeSome() {
        List<Waiting<T>> group = new ArrayList<>();
        List<T> all = new ArrayList<>();
        while (all.size() < MOST_AT_ONCE) {
            Waiting<T> next = queue.poll();
            if (next == null) {
                break;
            }
            next.taken = true;
            group.add(next);
            all.addAll(next.own);
        }
        if (all.isEmpty()) {
            return;
        }
        try {
            store.accept(all);
            group.forEach(written -> written.end(Optional.empty()));
        } catch (RuntimeException together) {
            group.forEach(this::writeAlone);
        } finally {
            group.forEach(left -> left.end(Optional.of(new IllegalStateException("Not written"))));
        }
    }

    private void writeAlone(Waiting<T> waiting) {
        try {
            store.accept(waiting.own);
            waiting.end(Optional.empty());
        } catch (RuntimeException e) {
            waiting.end(Optional.of(e));
        }
    }

    private static final class Waiting<T> {
        private final List<T> own;
        private final Thread thread = Thread.currentThread();

        /** By somebody who has a turn and writes it; then it is only waited for. */
        private volatile boolean taken;

        /** Read after {@link #done}. */
        private Optional<RuntimeException> failure = Optional.empty();

        private volatile boolean done;

        Waiting(List<T> own) {
            this.own = own;
        }

        /** The first end counts. */
        void end(Optional<RuntimeException> how) {
            if (!done) {
                failure = how;
                done = true;
                if (thread != Thread.currentThread()) {
                    LockSupport.unpark(thread);
                }
            }
        }
    }
}
