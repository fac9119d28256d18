package de.medicalhub.portal.documents.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many uploads at once on a node that the largest of them fit into its memory; the others wait a moment. */
@ApplicationScoped
public class UploadTurns {
    private static final int AT_ONCE = 1;
    private static final int PATIENCE_SECONDS = 45;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** What the work answers; empty if there was no turn in time. */
    public <T> Optional<T> inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turns.release();
        }
    }
}
