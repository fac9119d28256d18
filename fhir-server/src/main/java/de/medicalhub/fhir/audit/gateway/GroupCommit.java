package de.medicalhub.fhir.audit.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets requests that come at the same time share one commit: who gets the turn writes for all who wait. One that comes alone
 * waits for nobody.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {
    private static final int MOST_AT_ONCE = 500;

    private final Consumer<List<T>> store;
    private final ConcurrentLinkedQueue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

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
        turn.lock();
        try {
            while (waiting.isOpen()) {
                writeSome();
            }
        } finally {
            turn.unlock();
        }
        waiting.rethrow();
    }

    /** How many have not yet been taken up. */
    int waiting() {
        return queue.size();
    }

    private void writeSome() {
        List<Waiting<T>> group = new ArrayList<>();
        List<T> all = new ArrayList<>();
        while (all.size() < MOST_AT_ONCE) {
            Waiting<T> next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            all.addAll(next.own);
        }
        try {
            store.accept(all);
            group.forEach(Waiting::close);
        } catch (RuntimeException together) {
            group.forEach(this::writeAlone);
        } finally {
            group.stream().filter(Waiting::isOpen).forEach(left -> left.fail(new IllegalStateException("Not written")));
        }
    }

    private void writeAlone(Waiting<T> waiting) {
        try {
            store.accept(waiting.own);
            waiting.close();
        } catch (RuntimeException e) {
            waiting.fail(e);
        }
    }

    /** Seen and changed by who has the turn only; the lock makes it visible to its owner. */
    private static final class Waiting<T> {
        private final List<T> own;
        private boolean open = true;
        private final List<RuntimeException> failure = new ArrayList<>(1);

        Waiting(List<T> own) {
            this.own = own;
        }

        boolean isOpen() {
            return open;
        }

        void close() {
            open = false;
        }

        void fail(RuntimeException e) {
            failure.add(e);
            open = false;
        }

        void rethrow() {
            failure.forEach(e -> {
                throw e;
            });
        }
    }
}
