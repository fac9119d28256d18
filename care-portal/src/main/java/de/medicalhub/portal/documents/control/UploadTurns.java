package de.medicalhub.portal.documents.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * So many uploads at once on a node that the largest of them fit into its memory; the others wait a moment. While a file is scanned it is
 * read in pieces and needs no memory: more of them may be, and a scanner that takes its time holds up nobody whose file was scanned.
 */
@ApplicationScoped
public class UploadTurns {
    private static final int AT_ONCE = 1;
    private static final int SCANNED_AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 45;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore scans = new Semaphore(SCANNED_AT_ONCE, true);

    /** What the work answers; empty if there was no turn in time. */
    public <T> Optional<T> inTurn(Supplier<T> work) {
        return after(turns, work);
    }

    /** The same for work that waits for the scanner and holds no file in memory. */
    public <T> Optional<T> whileScanning(Supplier<T> work) {
        return after(scans, work);
    }

    private static <T> Optional<T> after(Semaphore permits, Supplier<T> work) {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            permits.release();
        }
    }
}
