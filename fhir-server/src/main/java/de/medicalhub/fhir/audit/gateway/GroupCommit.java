package de.medicalhub.fhir.audit.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Lets requests that come at the same time share one commit: who gets a turn writes for all who wait. One that comes alone
 * waits for nobody, and a second one not for the disk to be done with the first.
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
        turns.acquireUninterruptibly();
        try {
            while (!waiting.taken) {
                writeSome();
            }
        } finally {
            turns.release();
        }
        waiting.await();
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
            next.taken = true;
            group.add(next);
            all.addAll(next.own);
        }
        if (all.isEmpty()) {
            return;
        }
        try {
            store.accept(all);
            group.forEach(written -> written.done.complete(null));
        } catch (RuntimeException together) {
            group.forEach(this::writeAlone);
        } finally {
            group.forEach(left -> left.done.completeExceptionally(new IllegalStateException("Not written")));
        }
    }

    private void writeAlone(Waiting<T> waiting) {
        try {
            store.accept(waiting.own);
            waiting.done.complete(null);
        } catch (RuntimeException e) {
            waiting.done.completeExceptionally(e);
        }
    }

    private static final class Waiting<T> {
        private final List<T> own;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        /** By somebody who has a turn and writes it; then it is only waited for. */
        private volatile boolean taken;

        Waiting(List<T> own) {
            this.own = own;
        }

        void await() {
            try {
                done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
