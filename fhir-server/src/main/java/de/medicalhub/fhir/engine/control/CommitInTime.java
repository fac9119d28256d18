package de.medicalhub.fhir.engine.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Fails a transaction that would commit long after the time that its resources bear (rule 8 of the feature). The last
 * thing before the commit.
 */
public final class CommitInTime implements TransactionSynchronization {
    /** Who follows {@code _lastUpdated} reads twice as far back; the commit itself has the other half. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private final Instant stamped;
    private final Clock clock;

    CommitInTime(Instant stamped, Clock clock) {
        this.stamped = stamped;
        this.clock = clock;
    }

    /**
     * Watches the running transaction, once; without one there is nothing that could last.
     *
     * @param stamped {@code meta.lastUpdated} of what it writes
     * @param clock that the stamp was taken from
     */
    public static void watch(Instant stamped, Clock clock) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.hasResource(CommitInTime.class)) {
            TransactionSynchronizationManager.bindResource(CommitInTime.class, stamped);
            TransactionSynchronizationManager.registerSynchronization(new CommitInTime(stamped, clock));
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(CommitInTime.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(CommitInTime.class, stamped);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResource(CommitInTime.class);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (clock.instant().isAfter(stamped.plus(LIMIT))) {
            throw new HubException(
                    ProblemKind.UNAVAILABLE, "This took too long, so nothing was stored. Please send it again.");
        }
    }
}
