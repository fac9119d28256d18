package de.medicalhub.video.consultation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many people with a link may be on their way in at the same moment. Each of them holds one of the server's threads while the
 * record or the database is asked; they leave half of those threads to running calls, whatever the record does. Hosts, and who is
 * inside already, are not counted.
 */
@ApplicationScoped
public class RushLimit {
    /** The server has 16 threads for each processor. */
    private static final int FOR_EACH_PROCESSOR = 8;

    private final Semaphore places;

    public RushLimit() {
        this(FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    RushLimit(int most) {
        places = new Semaphore(most);
    }

    /**
     * Does the work of somebody who comes.
     *
     * @throws RefusedException BUSY, with nothing done, if too many are on their way already
     */
    public <T> T within(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new RefusedException(Refusal.BUSY);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
